package dev.lumed.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.model.Account;
import dev.lumed.demo.model.Consultation;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.NewConsultation;
import dev.lumed.demo.model.QuickAction;
import dev.lumed.demo.model.RefusedException;
import dev.lumed.demo.model.StoredMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The documented REST calls, each an answer to a call. */
final class RestService {

    private final DemoState state;
    private final Replies replies;
    private final SocketHub hub;
    private final MessageLists lists;

    RestService(DemoState state, Replies replies, SocketHub hub) {
        this.state = state;
        this.replies = replies;
        this.hub = hub;
        this.lists = new MessageLists(state);
    }

    /** Never completes exceptionally. */
    CompletionStage<Answer> answer(Call call) {
        try {
            return process(call);
        } catch (RefusedException e) {
            return now(Answer.refusal(state.bodies(), e));
        }
    }

    private CompletionStage<Answer> process(Call call) {
        checkKey(call.credentials());
        return switch (call.target().kind()) {
            case LOGIN -> now(login(call));
            case REFRESH -> now(refresh(call));
            case LOGOUT -> now(logout(call));
            default -> authorized(
                    call, authenticate(call.target(), call.credentials().accessToken()));
        };
    }

    private CompletionStage<Answer> authorized(Call call, Account account) {
        String user = account.userId();
        return switch (call.target().kind()) {
            case CREATE -> now(create(call, user));
            case LIST_CONSULTATIONS -> now(list(call, user));
            case GET_CONSULTATION -> now(
                    success(state.bodies().consultation(state.consultations().get(user, call.consultation()))));
            case DELETE -> now(delete(call, user));
            case COMPLETE -> now(ended(state.consultations().complete(user, call.consultation())));
            case ARCHIVE -> now(archive(call, user));
            case LIST_MESSAGES -> now(success(lists.read(call, user)));
            case POST_MESSAGE -> post(call, user);
            case QUICK_ACTIONS -> now(success(state.bodies()
                    .quickActions(QuickAction.of(call.parameter("context_type"), call.parameter("persona")))));
            case LOGIN,
                    REFRESH,
                    LOGOUT,
                    UPGRADE,
                    OTHER,
                    SOCKET_MESSAGE,
                    SOCKET_PING,
                    SOCKET_OTHER -> throw new RefusedException(404, "NOT_FOUND", "There is no such call");
        };
    }

    void checkKey(Call.Credentials credentials) {
        if (!state.settings().access().apiKey().equals(credentials.apiKey())) {
            throw new RefusedException(401, "INVALID_API_KEY", "Missing or unknown API key");
        }
    }

    Account authenticate(Target target, @Nullable String token) {
        if (state.faults()
                .take(Fault.ACCESS_REFUSED, target.kind(), target.consultation())
                .isPresent()) {
            throw new RefusedException(401, "UNAUTHORIZED", "Access token has expired");
        }
        return state.tokens().check(token);
    }

    private Answer login(Call call) {
        Account account = state.tokens().login(call.text("email"), call.text("password"));
        return success(state.bodies().tokens(state.tokens().issue(account)));
    }

    private Answer refresh(Call call) {
        if (state.faults().take(Fault.REFRESH_REFUSED, null).isPresent()) {
            throw new RefusedException(401, "INVALID_REFRESH_TOKEN", "Refresh token has been revoked");
        }
        return success(state.bodies().tokens(state.tokens().refresh(call.text("refresh_token"))));
    }

    private Answer logout(Call call) {
        state.tokens().revoke(call.text("refresh_token"));
        return Answer.empty(204);
    }

    private Answer create(Call call, String user) {
        NewConsultation request = new NewConsultation(
                call.text("persona"),
                call.optionalText("goal_id").orElse(null),
                call.optionalText("context_type").orElse(null),
                call.optionalText("context_id").orElse(null),
                call.optionalText("quick_action").orElse(null));
        if (state.faults().take(Fault.ORPHAN_CONFLICT, null).isPresent()) {
            state.consultations().addOrphan(user, request);
        }
        Consultation created = state.consultations().create(user, request);
        StoredMessage greeting = state.consultations()
                .append(created.id(), Draft.assistant(state.personas().greeting(request.persona())));
        call.optionalText("initial_message")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> replies.answer(state.consultations().send(user, created.id(), text)));
        state.log().changed();
        Consultation now = state.consultations().get(user, created.id());
        return Answer.success(201, state.bodies(), state.bodies().created(now, greeting));
    }

    private Answer list(Call call, String user) {
        Predicate<Consultation> status = consultation -> call.parameter("status")
                .map(word -> word.equals(consultation.status().word()))
                .orElse(true);
        Predicate<Consultation> persona = consultation -> call.parameter("persona")
                .map(name -> name.equals(consultation.request().persona()))
                .orElse(true);
        int limit = Math.min(100, call.number("limit", 20));
        return success(state.bodies()
                .consultations(state.consultations().list(user, status.and(persona), limit, call.number("offset", 0))));
    }

    private Answer delete(Call call, String user) {
        state.consultations().delete(user, call.consultation());
        hub.end(call.consultation(), Ending.CLOSE);
        return Answer.empty(204);
    }

    private Answer archive(Call call, String user) {
        ObjectNode body = call.json();
        if (!body.path("is_archived").asBoolean()
                && !body.path("status").asText().equals("archived")) {
            throw new RefusedException(400, "VALIDATION_ERROR", "Only archiving is possible");
        }
        return ended(state.consultations().archive(user, call.consultation()));
    }

    /** A consultation that takes no more messages has no more sockets either. */
    private Answer ended(Consultation consultation) {
        hub.end(consultation.id(), Ending.CLOSE);
        return success(state.bodies().consultation(consultation));
    }

    private CompletionStage<Answer> post(Call call, String user) {
        String content = call.text("content");
        String id = call.consultation();
        if (MessageFaults.take(state.faults(), Fault.MESSAGE_FORGOTTEN, id, "rest")
                .isPresent()) {
            return now(posted(state.consultations().pretend(user, id, content), null));
        }
        StoredMessage message = state.consultations().send(user, id, content);
        state.log().changed();
        if (state.dialect().has(Feature.POSTS, "with-reply")) {
            return replies.ask(message).thenApply(reply -> posted(message, reply.orElse(null)));
        }
        replies.answer(message);
        return now(posted(message, null));
    }

    private Answer posted(StoredMessage message, @Nullable StoredMessage reply) {
        int status = state.dialect().has(Feature.POSTS, "accepted") ? 202 : 201;
        return Answer.success(status, state.bodies(), state.bodies().sent(message, reply));
    }

    private Answer success(ObjectNode data) {
        return Answer.success(200, state.bodies(), data);
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    /** Whether a call is worth an answer that gets lost: it left something behind. */
    static boolean leavesSomething(Call call, Answer answer) {
        return call.target().kind() == CallKind.POST_MESSAGE && answer.isSuccess();
    }
}
