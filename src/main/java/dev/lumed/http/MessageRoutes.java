package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.lumed.actor.Conversations;
import dev.lumed.actor.MessagePage;
import dev.lumed.actor.MessageQuery;
import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import dev.lumed.api.StoryJson;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;

/** The messages of one conversation: read, sent, sent again, discarded, explained. */
final class MessageRoutes {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;
    static final int LARGEST_PAGE = 1000;

    private final Conversations conversations;
    private final Sending sending;

    MessageRoutes(Conversations conversations, Sending sending) {
        this.conversations = conversations;
        this.sending = sending;
    }

    Route of(ConversationId id) {
        return pathPrefix(
                "messages",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> handle(request -> page(id, request))),
                                post(() -> handle(request -> sending.send(id, request))))),
                        pathPrefix(segment(), message -> of(id, PathIds.message(message)))));
    }

    private Route of(ConversationId id, MessageId message) {
        return concat(
                pathEnd(() -> delete(() -> handle(request -> discard(id, message)))),
                path("resend", () -> post(() -> handle(request -> resend(id, message)))),
                path("story", () -> get(() -> handle(request -> story(id, message)))));
    }

    private CompletionStage<HttpResponse> page(ConversationId id, HttpRequest request) {
        return conversations
                .messages(id, query(Parameters.of(request)))
                .thenApply(Answers.orProblem(page -> Answers.json(json(page))));
    }

    private static MessageQuery query(Parameters parameters) {
        int limit = parameters.limit(PAGE, LARGEST_PAGE);
        Optional<String> before = parameters.text("before");
        OptionalLong after = parameters.count("after");
        Optional<String> search = parameters.filled("search", LONGEST_SEARCH);
        if (search.isPresent() && after.isPresent()) {
            throw Parameters.invalid("'search' and 'after' exclude each other.");
        }
        if (before.isPresent() && after.isPresent()) {
            throw Parameters.invalid("'before' and 'after' exclude each other.");
        }
        if (after.isPresent()) {
            return new MessageQuery.After(after.getAsLong(), limit);
        }
        @Nullable MessageId bound = before.map(PathIds::message).orElse(null);
        if (search.isPresent()) {
            return new MessageQuery.Search(search.get(), bound, limit);
        }
        return bound == null ? new MessageQuery.Latest(limit) : new MessageQuery.Before(bound, limit);
    }

    private static MessagesJson json(MessagePage page) {
        @Nullable MessageId searchedTo = page.searchedTo();
        return new MessagesJson(
                page.messages().stream().map(MessageJson::of).toList(),
                page.lastSeq(),
                page.hasMore(),
                searchedTo == null ? null : searchedTo.value());
    }

    private CompletionStage<HttpResponse> discard(ConversationId id, MessageId message) {
        return conversations.discard(id, message).thenApply(Answers.orProblem(done -> Answers.noContent()));
    }

    private CompletionStage<HttpResponse> resend(ConversationId id, MessageId message) {
        return conversations.resend(id, message).thenApply(Answers.orProblem(MessageRoutes::accepted));
    }

    private CompletionStage<HttpResponse> story(ConversationId id, MessageId message) {
        return conversations
                .story(id, message)
                .thenApply(Answers.orProblem(notes -> Answers.json(StoryJson.of(message, notes))));
    }

    static HttpResponse accepted(Message message) {
        return Answers.json(StatusCodes.ACCEPTED, MessageJson.of(message));
    }
}
