package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.Outcome;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages are taken in, and how a client waits for what becomes of its own. */
@Tag("socket")
final class SendingTest {
    private static final String PATH = "/v1/conversations/c-1/messages";
    private static final String HI = "{\"content\":\"hi\"}";

    private static ApiUnderTest api;

    private ConversationId id;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        assertThat(api.conversations.feed.subscribers())
                .as("nobody is left waiting")
                .isZero();
        api.close();
    }

    @BeforeEach
    void conversation() {
        api.conversations.forget();
        id = api.conversations.add("c-1");
    }

    @Test
    void message_isAccepted_onlyWhenItIsDurable() {
        CompletableFuture<Outcome<Message>> stored = new CompletableFuture<>();
        api.conversations.insteadOfTheNext(() -> stored);
        CompletableFuture<ApiClient.Answer> answer = send(PATH, HI, "");
        api.conversations.awaitCall("send hi");
        assertThat(answer).isNotDone();
        stored.complete(new Outcome.Success<>(api.conversations.post(id, Role.USER, "hi", Status.QUEUED, null)));
        assertThat(answer.join().status()).isEqualTo(202);
    }

    @Test
    void message_thatCannotBeStored_isNotAccepted() {
        api.conversations.refuse(new Outcome.Refusal<>(Outcome.Kind.STORE_FULL, "store-full", "The disk is full."));
        ApiClient.Answer answer = api.client.post(PATH, HI);
        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.code()).isEqualTo("store-full");
    }

    @Test
    void key_again_isTheSameMessage() {
        String first = send(PATH, HI, "k-1").join().json().path("id").asText();
        String again = send(PATH, HI, "k-1").join().json().path("id").asText();
        String other = send(PATH, HI, "k-2").join().json().path("id").asText();
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void key_inFlight_isTheSameMessage() {
        List<CompletableFuture<ApiClient.Answer>> answers =
                IntStream.range(0, 8).mapToObj(i -> send(PATH, HI, "k-1")).toList();
        assertThat(answers.stream()
                        .map(answer -> answer.join().json().path("id").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void key_withAnotherBody_isRefused() {
        send(PATH, HI, "k-1").join();
        ApiClient.Answer answer = send(PATH, "{\"content\":\"hello\"}", "k-1").join();
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void key_withoutMeaning_isRefused() {
        for (String key : List.of("x".repeat(256), " ")) {
            assertInvalidKey(request -> request.setHeader("Idempotency-Key", key));
        }
        assertInvalidKey(request -> request.header("Idempotency-Key", "a").header("Idempotency-Key", "b"));
        assertThat(api.conversations.calls()).isEmpty();
    }

    private static void assertInvalidKey(UnaryOperator<HttpRequest.Builder> header) {
        ApiClient.Answer answer = api.client.wrong("POST", PATH, HI, header);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-idempotency-key");
    }

    @Test
    void wait_untilSent_isAnsweredWithTheMessage() {
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=sent", HI, "");
        Message own = awaitOwn();
        change(own, Status.SENDING);
        assertThat(answer).isNotDone();
        change(own, Status.SENT);
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().json().path("status").asText()).isEqualTo("sent");
    }

    @Test
    void wait_untilReplied_isAnsweredWithBoth() {
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=reply&timeout=5m", HI, "");
        Message own = awaitOwn();
        change(own, Status.SENT);
        reply(own, "wel", Status.STREAMING);
        assertThat(answer).isNotDone();
        reply(own, "welcome", Status.COMPLETE);
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().json().at("/message/status").asText()).isEqualTo("sent");
        assertThat(answer.join().json().at("/reply/content").asText()).isEqualTo("welcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "reply"})
    void wait_forAMessageThatFails_endsWithIt(String until) {
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=" + until, HI, "");
        change(awaitOwn(), Status.FAILED);
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().json().findValuesAsText("status")).containsExactly("failed");
    }

    @Test
    void wait_thatRunsOut_isAnsweredInItsShapeAsThingsStand() {
        ApiClient.Answer sent = api.client.post(PATH + "?wait=sent&timeout=50ms", HI);
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.json().path("status").asText()).isEqualTo("queued");

        ApiClient.Answer reply = api.client.post(PATH + "?wait=reply&timeout=50ms", HI);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().at("/message/status").asText()).isEqualTo("queued");
        assertThat(reply.json().path("reply").isNull()).isTrue();
    }

    @Test
    void wait_forAReplyThatIsQuickerThanTheAnswer_isOver() {
        api.conversations.insteadOfTheNext(() -> {
            Message own = api.conversations.post(id, Role.USER, "hi", Status.QUEUED, null);
            change(own, Status.SENT);
            reply(own, "welcome", Status.COMPLETE);
            return CompletableFuture.completedFuture(new Outcome.Success<>(own));
        });
        ApiClient.Answer answer = api.client.post(PATH + "?wait=reply", HI);
        assertThat(answer.json().at("/message/status").asText()).isEqualTo("sent");
        assertThat(answer.json().at("/reply/content").asText()).isEqualTo("welcome");
    }

    @ParameterizedTest
    @CsvSource({"SENT", "SENDING", "UNCERTAIN"})
    void wait_repeatedWithItsKey_findsTheReplyThatIsThere(Status status) {
        send(PATH, HI, "k-1").join();
        Message own = awaitOwn();
        change(own, status);
        reply(own, "welcome", Status.COMPLETE);
        ApiClient.Answer answer = send(PATH + "?wait=reply", HI, "k-1").join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/reply/content").asText()).isEqualTo("welcome");
    }

    @Test
    void wait_forAMessageThatIsDiscarded_ends() {
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=reply", HI, "");
        api.client.call("DELETE", PATH + "/" + awaitOwn().id(), "");
        assertThat(answer.join().status()).isEqualTo(409);
        assertThat(answer.join().code()).isEqualTo("message-discarded");
    }

    /** Before its waiting client's side knows which message it is. */
    @Test
    void wait_forAMessageThatIsDiscardedAtOnce_ends() {
        CompletableFuture<Outcome<Message>> stored = new CompletableFuture<>();
        api.conversations.insteadOfTheNext(() -> stored);
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=reply", HI, "");
        api.conversations.awaitCall("send hi");
        Message message = api.conversations.post(id, Role.USER, "hi", Status.QUEUED, null);
        api.conversations.discard(id, message.id());
        stored.complete(new Outcome.Success<>(message));
        assertThat(answer.join().code()).isEqualTo("message-discarded");
    }

    @Test
    void wait_inAConversationThatIsDeletedAtOnce_ends() {
        CompletableFuture<Outcome<Message>> stored = new CompletableFuture<>();
        api.conversations.insteadOfTheNext(() -> stored);
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=sent", HI, "");
        api.conversations.awaitCall("send hi");
        Message message = api.conversations.post(id, Role.USER, "hi", Status.QUEUED, null);
        api.conversations.forget();
        stored.complete(new Outcome.Success<>(message));
        assertThat(answer.join().code()).isEqualTo("conversation-deleted");
    }

    @Test
    void wait_inAConversationThatIsDeleted_ends() {
        CompletableFuture<ApiClient.Answer> answer = send(PATH + "?wait=sent", HI, "");
        awaitOwn();
        api.client.call("DELETE", "/v1/conversations/c-1", "");
        assertThat(answer.join().status()).isEqualTo(409);
        assertThat(answer.join().code()).isEqualTo("conversation-deleted");
    }

    @Test
    void wait_forWhatIsRefused_isNone() {
        api.conversations.refuse(new Outcome.Refusal<>(Outcome.Kind.TOO_MANY, "outbox-full", "The outbox is full."));
        ApiClient.Answer answer = api.client.post(PATH + "?wait=reply", HI);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private CompletableFuture<ApiClient.Answer> send(String path, String body, String key) {
        return api.client.start(
                "POST", path, body, request -> key.isEmpty() ? request : request.setHeader("Idempotency-Key", key));
    }

    /** The message that the waiting client has sent. */
    private Message awaitOwn() {
        api.conversations.awaitCall("send hi");
        return api.conversations.last(id);
    }

    private void change(Message message, Status status) {
        api.conversations.change(id, message.id(), before -> FakeLog.withStatus(before, status));
    }

    private void reply(Message to, String text, Status status) {
        api.conversations.post(id, Role.ASSISTANT, text, status, to.id());
    }
}
