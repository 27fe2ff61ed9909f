package dev.lumed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.StoryNote;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiJsonTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final ConversationId ID = new ConversationId("C-1");

    private static final MessageJson BARE = MessageJson.of(new Message(
            new MessageId("m1"),
            null,
            7,
            3,
            Role.USER,
            "hi",
            NOON,
            Status.QUEUED,
            Via.LOCAL,
            null,
            null,
            Details.NONE));
    private static final MessageJson FULL = MessageJson.of(new Message(
            new MessageId("m2"),
            new ServerId("S2"),
            8,
            4,
            Role.ASSISTANT,
            "yes\n<b>",
            NOON,
            Status.COMPLETE,
            Via.WEBSOCKET,
            new MessageId("m1"),
            "late",
            new Details(12, 34L, "log_meal", "{\"grams\":5}")));
    private static final ConnectionJson CONNECTION =
            ConnectionJson.of(new Connection(Mode.POLLING, NOON, "socket closed", NOON.plusSeconds(2), 1));
    private static final ConversationJson CONVERSATION = ConversationJson.of(
            new ConversationSummary(ID, new Profile("coach", null, "active", NOON), true, false, 2, 3, 1, 8, null),
            new Connection(Mode.LIVE, NOON, null, null, 0),
            true);

    @Test
    void message_bare_showsServerIdAndLeavesOutTheRest() throws JsonProcessingException {
        assertThat(tree(BARE))
                .isEqualTo(
                        tree(
                                """
                        {"id":"m1","server_id":null,"seq":7,"position":3,"role":"user","content":"hi",
                         "created_at":"2025-03-01T12:00:00Z","status":"queued","via":"local"}"""));
    }

    @Test
    void message_full_hasTheNamesOfTheContract() throws JsonProcessingException {
        assertThat(tree(FULL))
                .isEqualTo(
                        tree(
                                """
                        {"id":"m2","server_id":"s2","seq":8,"position":4,"role":"assistant","content":"yes\\n<b>",
                         "created_at":"2025-03-01T12:00:00Z","status":"complete","via":"websocket","reply_to":"m1",
                         "error":"late","tokens_used":12,"processing_time_ms":34,"function_name":"log_meal",
                         "function_args":{"grams":5}}"""));
    }

    @Test
    void conversation_written_hasTheNamesOfTheContract() throws JsonProcessingException {
        assertThat(tree(CONVERSATION))
                .isEqualTo(
                        tree(
                                """
                        {"id":"c-1","persona":"coach","title":null,"status":"active","open":true,
                         "connection":{"mode":"live","since":"2025-03-01T12:00:00Z","attempt":0},"typing":true,
                         "message_count":2,"unread":3,"outbox":1,"last_seq":8,"last_message_at":null,
                         "created_at":"2025-03-01T12:00:00Z"}"""));
    }

    @Test
    void functionArgs_notJson_areShownAsText() throws JsonProcessingException {
        Details broken = new Details(null, null, null, "{grams");
        Message message = new Message(
                new MessageId("m3"),
                null,
                1,
                1,
                Role.FUNCTION,
                "",
                NOON,
                Status.COMPLETE,
                Via.POLLING,
                null,
                null,
                broken);
        assertThat(tree(MessageJson.of(message)).get("function_args").textValue())
                .isEqualTo("{grams");
    }

    static List<Object> records() {
        return List.of(
                BARE,
                FULL,
                CONVERSATION,
                CONNECTION,
                new ConversationsJson(List.of(CONVERSATION)),
                new MessagesJson(List.of(BARE, FULL), 8, true, "m1"),
                new ReplyJson(BARE, null),
                new ReplyJson(BARE, FULL),
                StoryJson.of(new MessageId("m1"), List.of(new StoryNote(NOON, "queued", ""))),
                TransitionsJson.of(List.of(new Connection(Mode.GONE, NOON, null, null, 0))),
                new StatusJson(
                        "1",
                        NOON,
                        new StatusJson.Backend("http://b", "ok"),
                        StatusJson.Conversations.of(2, Map.of(Mode.LIVE, 2)),
                        3),
                new ReloadJson(List.of("lumed.log.format"), List.of()),
                new HealthJson("ok"),
                new TrafficJson(60, List.of(new TrafficJson.Bucket(NOON, 12, 1, 41.5, 320, 230, null))),
                new NewConversationJson("coach", "hi", null, null, null, null),
                new NewMessageJson("hi"),
                new CredentialsJson("a", "r"),
                new ProblemJson("about:blank", "Bad Request", 400, "invalid", "no", null));
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_written_isReadBack(Object record) throws JsonProcessingException {
        assertThat(ApiJson.read(ApiJson.write(record), record.getClass())).isEqualTo(record);
    }

    static List<EventJson> events() {
        return List.of(
                new EventJson.MessageEvent("c-1", FULL),
                EventJson.MessageRemoved.of(ID, new MessageId("m1")),
                new EventJson.Chunk("c-1", "m2", 4, "a\nb"),
                new EventJson.Typing("c-1", true),
                new EventJson.ConnectionEvent("c-1", CONNECTION),
                new EventJson.ConversationEvent("c-1", CONVERSATION),
                EventJson.BackendEvent.of(ID, "meal_log.completed", "{\"id\":1}"),
                new EventJson.Reset("c-1", 8),
                new EventJson.Reset(null, 8));
    }

    @ParameterizedTest
    @MethodSource("events")
    void event_written_isOneFlatLineWithItsConversation_andReadBack(EventJson event) throws JsonProcessingException {
        String data = ApiJson.write(event);
        assertThat(data).doesNotContain("\n");
        assertThat(tree(data).has("conversation_id")).isTrue();
        assertThat(tree(data).has("message")).isFalse();
        assertThat(tree(data).has("name")).isFalse();
        assertThat(EventJson.read(event.name().word(), data)).contains(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "connection", "conversation"})
    void event_withNothingUnderTheNameOfItsParts_isNotRead(String name) throws JsonProcessingException {
        EventJson whole = events().stream()
                .filter(event -> event.name().word().equals(name))
                .findFirst()
                .orElseThrow();
        String data = ApiJson.write(whole).replaceFirst("\\{", "{\"" + name + "\":null,");
        assertThatThrownBy(() -> EventJson.read(name, data)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void event_ofANewerDaemon_isPassedOver() throws JsonProcessingException {
        assertThat(EventJson.read("weather", "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":5}", "{\"content\":true}", "{\"content\":[\"a\"]}", "{} {}", "[]", "\"hi\""})
    void body_ofAnotherShape_isNotRead(String json) {
        assertThatThrownBy(() -> ApiJson.read(json, NewMessageJson.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void credentials_printed_areMasked() {
        assertThat(new CredentialsJson("canary", "canary").toString()).doesNotContain("canary");
    }

    @Test
    void syntaxError_inABody_quotesNothingOfIt() {
        assertThatThrownBy(() -> ApiJson.read("{\"access_token\":\"canary\",", CredentialsJson.class))
                .message()
                .doesNotContain("canary");
    }

    private static JsonNode tree(Object value) throws JsonProcessingException {
        return ApiJson.mapper().readTree(value instanceof String json ? json : ApiJson.write(value));
    }
}
