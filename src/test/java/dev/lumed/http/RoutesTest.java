package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.meters.RequestOutcome;
import dev.lumed.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("socket")
final class RoutesTest {
    private static ApiUnderTest api;

    private ConversationId id;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void conversation() {
        id = api.conversations.add("c-1");
    }

    @Test
    void status_asked_isAsTheContractSays() {
        JsonNode status = api.client.get("/v1/status").json();
        assertThat(status.at("/version").asText()).isEqualTo("1.2.3");
        assertThat(status.at("/backend/auth").asText()).isEqualTo("ok");
        assertThat(status.at("/conversations/live").asInt()).isPositive();
        assertThat(status.at("/outbox").asInt()).isEqualTo(3);
    }

    @Test
    void conversations_created_existingOne_isAdopted() {
        String body = "{\"persona\":\"nutritionist\",\"initial_message\":\"hello\",\"goal_id\":null}";
        assertThat(api.client.post("/v1/conversations", body).status()).isEqualTo(201);
        ApiClient.Answer again = api.client.post("/v1/conversations", body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id").asText()).isEqualTo("of-nutritionist");
    }

    @Test
    void conversation_byAnIdInUpperCase_isFound() {
        assertThat(api.client.get("/v1/conversations/C-1").json().get("id").asText())
                .isEqualTo("c-1");
    }

    @Test
    void conversation_actedOn_isShown() {
        for (String action : List.of("open", "close", "complete", "reconnect", "read")) {
            ApiClient.Answer answer = api.client.post("/v1/conversations/c-1/" + action);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("id").asText()).isEqualTo("c-1");
            assertThat(api.conversations.calls()).contains(action + " c-1");
        }
    }

    @Test
    void conversation_deleted_isGone() {
        assertThat(api.client.call("DELETE", "/v1/conversations/c-1", "").status())
                .isEqualTo(204);
        ApiClient.Answer answer = api.client.get("/v1/conversations/c-1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("conversation-not-found");
    }

    @Test
    void messages_plain_areTheLastOnes() {
        List<Message> all = List.of(post("a"), post("b"), post("c"));
        JsonNode page = api.client.get("/v1/conversations/c-1/messages?limit=2").json();
        assertThat(contents(page)).containsExactly("b", "c");
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(page.get("last_seq").asLong()).isEqualTo(all.get(2).seq());
    }

    @Test
    void messages_beforeOne_areTheOlderOnes() {
        List<Message> all = List.of(post("a"), post("b"), post("c"));
        String mid = all.get(2).id().value().toUpperCase(java.util.Locale.ROOT);
        JsonNode page =
                api.client.get("/v1/conversations/c-1/messages?before=" + mid).json();
        assertThat(contents(page)).containsExactly("a", "b");
    }

    @Test
    void messages_afterASeq_areWhatChangedSince() {
        Message first = post("a");
        post("b");
        api.conversations.change(id, first.id(), message -> FakeLog.withContent(message, "a, mended", Status.COMPLETE));
        JsonNode page = api.client
                .get("/v1/conversations/c-1/messages?after=" + first.seq())
                .json();
        assertThat(contents(page)).containsExactly("b", "a, mended");
    }

    @Test
    void messages_searched_areAskedForWithAllThatIsSaid() {
        post("a");
        post("b");
        JsonNode page = api.client
                .get("/v1/conversations/c-1/messages?search=%C3%84pfel&limit=1")
                .json();
        assertThat(contents(page)).containsExactly("b");
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(page.get("searched_to").asText()).isEqualTo("äpfel-before-null");
        assertThat(api.client
                        .get("/v1/conversations/c-1/messages?search=x&limit=1&before=M1")
                        .json()
                        .get("searched_to")
                        .asText())
                .isEqualTo("x-before-m1");
        assertThat(api.client.get("/v1/conversations/c-1/messages").json().has("searched_to"))
                .isFalse();
    }

    @Test
    void message_sent_isAccepted() {
        ApiClient.Answer answer = api.client.post("/v1/conversations/c-1/messages", "{\"content\":\"hi <b>\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("content").asText()).isEqualTo("hi <b>");
        assertThat(answer.json().get("status").asText()).isEqualTo("queued");
        assertThat(answer.json().get("server_id").isNull()).isTrue();
    }

    @Test
    void message_resentTwiceAndDiscarded_isGone() {
        Message failed = api.conversations.post(id, Role.USER, "hi", Status.FAILED, null);
        String path = "/v1/conversations/c-1/messages/" + failed.id();
        assertThat(api.client.post(path + "/resend").status()).isEqualTo(202);
        assertThat(api.client.call("DELETE", path, "").status()).isEqualTo(204);
        assertThat(api.client.call("DELETE", path, "").code()).isEqualTo("message-not-found");
    }

    @Test
    void story_asked_isTold() {
        JsonNode story = api.client
                .get("/v1/conversations/c-1/messages/" + post("a").id() + "/story")
                .json();
        assertThat(story.at("/notes/0/kind").asText()).isEqualTo("queued");
    }

    @Test
    void transitions_asked_areListed() {
        JsonNode past =
                api.client.get("/v1/conversations/c-1/transitions?limit=2").json();
        assertThat(past.at("/transitions/1/reason").asText()).isEqualTo("refused");
        assertThat(past.at("/transitions/1/attempt").asInt()).isEqualTo(1);
    }

    @Test
    void daemon_suspendedAndResumed_isTold() {
        assertThat(api.client.post("/v1/suspend").status()).isEqualTo(204);
        assertThat(api.client.post("/v1/resume").status()).isEqualTo(204);
        assertThat(api.conversations.calls()).containsSubsequence("suspend", "resume");
    }

    @Test
    void credentials_put_areHandedOn() {
        String body = "{\"access_token\":\"a\",\"refresh_token\":\"r\"}";
        assertThat(api.client.call("PUT", "/v1/credentials", body).status()).isEqualTo(204);
        assertThat(api.control.credentials).containsExactly(Secret.of("a"), Secret.of("r"));
    }

    @Test
    void configuration_withProblems_namesThemAll() {
        assertThat(api.client.post("/v1/config/reload").json().at("/changed/0").asText())
                .isEqualTo("lumed.polling.interval");
        api.control.reload = new DaemonControl.Reload.Rejected(List.of("line 1: wrong", "line 2: worse"));
        ApiClient.Answer refused = api.client.post("/v1/config/reload");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("problems")).hasSize(2);
    }

    @Test
    void metrics_scraped_countRequestsAndConversations() {
        api.client.get("/v1/status");
        String text = api.client.get("/metrics").text();
        assertThat(text)
                .contains(
                        "lumed_http_requests_total{status=\"200\"}",
                        "lumed_outbox_messages 3.0",
                        "lumed_outbox_oldest_seconds 1.5");
        assertThat(text).containsPattern("lumed_conversations_open\\{mode=\"live\"} [1-9]");
    }

    @Test
    void traffic_asked_isToldByTheMinute() {
        api.meters.requestEnded(RequestOutcome.REFUSED, Duration.ofMillis(40));
        JsonNode traffic = api.client.get("/v1/traffic").json();
        JsonNode bucket = traffic.at("/buckets/0");
        assertThat(traffic.get("bucket_seconds").asInt()).isEqualTo(60);
        assertThat(Instant.parse(bucket.get("at").asText()).getEpochSecond() % 60)
                .isZero();
        assertThat(bucket.get("requests").asInt()).isOne();
        assertThat(bucket.get("failures").asInt()).isOne();
        assertThat(bucket.get("latency_mean_ms").asDouble()).isEqualTo(40);
        assertThat(bucket.get("latency_max_ms").asDouble()).isEqualTo(40);
        assertThat(bucket.get("frames").asInt()).isZero();
        assertThat(bucket.get("first_content_ms").isNull()).isTrue();
    }

    private Message post(String content) {
        return api.conversations.post(id, content);
    }

    private static List<String> contents(JsonNode page) {
        return StreamSupport.stream(page.get("messages").spliterator(), false)
                .map(message -> message.get("content").asText())
                .toList();
    }
}
