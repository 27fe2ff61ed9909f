package dev.lumed.cli;

import static dev.lumed.cli.Samples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the chat shows when: values in, lines out. */
final class ChatRoomTest {

    private static final String STATUS = "nutritionist 1a2b3c4d · live";

    private final ChatRoom room = room("live", null);

    @Test
    void message_onItsWay_standsBelowAndIsPrintedWhenSent() throws Exception {
        assertThat(say("queued", 41)).isEmpty();
        assertThat(live()).containsExactly("queued: hello", STATUS);
        assertThat(say("sending", 42)).isEmpty();
        assertThat(live()).containsExactly("sending: hello", STATUS);

        assertThat(say("sent", 43)).containsExactly("", "you · 11:59 · sent", "hello");
        assertThat(live()).containsExactly(STATUS);
    }

    @Test
    void message_again_isNotPrintedTwice() throws Exception {
        say("sent", 43);

        assertThat(say("sent", 43)).isEmpty();
        assertThat(say("sent", 44)).isEmpty();
        assertThat(say("queued", 41)).isEmpty();
        assertThat(live()).containsExactly(STATUS);
    }

    @Test
    void message_thatFailed_saysWhyAndIsPrintedAgainWhenItIsSentAfterAll() throws Exception {
        assertThat(take(Samples.refusedQuestion()))
                .containsExactly(
                        "",
                        "you · 11:59 · failed: the conversation is not active",
                        "hello",
                        "It is kept: /resend sends it again, /why tells what happened.");
        assertThat(room.outgoing().lastTroubled()).map(MessageJson::id).contains("mq");

        assertThat(say("queued", 43)).isEmpty();
        assertThat(say("sent", 44)).containsExactly("", "you · 11:59 · sent", "hello");
        assertThat(room.outgoing().lastTroubled()).isEmpty();
    }

    @Test
    void message_uncertain_isOneToAskAbout() throws Exception {
        say("uncertain", 42);

        assertThat(live()).containsExactly("uncertain: hello", STATUS);
        assertThat(room.outgoing().lastTroubled()).isPresent();
    }

    @Test
    void messages_many_areCounted() throws Exception {
        for (int i = 0; i < 5; i++) {
            take(Samples.question("queued", 41 + i).replace("\"mq\"", "\"mq" + i + "\""));
        }

        assertThat(live()).containsExactly("queued: hello", "queued: hello", "queued: hello", "… and 2 more", STATUS);
    }

    @Test
    void reply_growing_isPrintedLineByLine() throws Exception {
        assertThat(reply("streaming", 42, "")).isEmpty();
        assertThat(live()).containsExactly("nutritionist is typing …", STATUS);
        assertThat(chunk(0, "Eat ")).isEmpty();
        assertThat(live()).containsExactly("nutritionist · 11:59", "Eat ", STATUS);
        assertThat(chunk(4, "greens.\nAnd")).containsExactly("", "nutritionist · 11:59", "Eat greens.");
        assertThat(live()).containsExactly("And", STATUS);

        assertThat(reply("complete", 43, "Eat greens.\nAnd rest.")).containsExactly("And rest.");
        assertThat(live()).containsExactly(STATUS);
    }

    @Test
    void reply_interrupted_goesOnUnderAHeadOfItsOwn() throws Exception {
        reply("streaming", 42, "Eat greens.\n");
        say("sent", 43);

        assertThat(reply("complete", 44, "Eat greens.\nAnd rest."))
                .containsExactly("", "nutritionist · 11:59 · continued", "And rest.");
    }

    @Test
    void reply_thatEndsOtherwise_isToldAgainFromItsBeginning() throws Exception {
        reply("streaming", 42, "Eat greens.\nAnd");

        assertThat(reply("complete", 43, "Eat fruit."))
                .containsExactly("", "nutritionist · 11:59 · corrected", "Eat fruit.");
        assertThat(reply("complete", 44, "Eat fruit.")).isEmpty();
        assertThat(reply("complete", 45, "Eat nuts."))
                .containsExactly("", "nutritionist · 11:59 · corrected", "Eat nuts.");
    }

    @Test
    void chunks_behindAGapOrRepeated_changeNothing() throws Exception {
        reply("streaming", 42, "Eat");
        chunk(9, "!");
        chunk(0, "Ea");
        chunk(2, "t gr");

        assertThat(live()).containsExactly("nutritionist · 11:59", "Eat gr", STATUS);
    }

    @Test
    void reply_longerThanTheScreen_showsItsEnd() throws Exception {
        reply("streaming", 42, "a".repeat(500) + "z");

        List<String> lines = texts(room.live(20, 9));

        assertThat(lines.get(1)).hasSize(60).startsWith("…a").endsWith("az");
    }

    @Test
    void typing_isShownUntilItEnds() throws Exception {
        event("typing", "{\"conversation_id\":\"" + FIRST + "\",\"active\":true}");
        assertThat(live()).containsExactly("nutritionist is typing …", STATUS);

        event("typing", "{\"conversation_id\":\"" + FIRST + "\",\"active\":false}");
        assertThat(live()).containsExactly(STATUS);
    }

    @Test
    void connection_isShownWithItsReasonAndTheNextTry() throws Exception {
        event(
                "connection",
                "{\"conversation_id\":\"" + FIRST + "\",\"mode\":\"polling\",\"since\":\"2025-03-01T12:00:00Z\","
                        + "\"reason\":\"socket refused\",\"retry_at\":\"2025-03-01T12:00:02Z\",\"attempt\":1}");

        assertThat(room.status())
                .isEqualTo(new ChatLine(
                        ChatLine.Kind.ROUNDABOUT,
                        "nutritionist 1a2b3c4d · polling: socket refused, next try 12:00:02"));
    }

    @Test
    void daemon_away_isSaidAndSoIsItsReturn() {
        assertThat(texts(room.daemonAway(true)))
                .containsExactly("The daemon is away; trying again. What you type is not lost.");
        assertThat(live()).containsExactly("nutritionist 1a2b3c4d · the daemon is away, trying again");

        assertThat(texts(room.daemonAway(false))).containsExactly("Connected to the daemon again.");
        assertThat(live()).containsExactly(STATUS);
    }

    @Test
    void history_atFirst_endsWithWhatIsUnderWay() throws Exception {
        MessagesJson page = page(true, Samples.reply("complete", 40, "Hello."), Samples.question("queued", 41));

        assertThat(texts(room.begin(page)))
                .containsExactly(
                        "— nutritionist 1a2b3c4d —",
                        "There are earlier messages: /more",
                        "",
                        "nutritionist · 11:59",
                        "Hello.");
        assertThat(room.oldest()).contains("mr");
        assertThat(live()).containsExactly("queued: hello", STATUS);
    }

    @Test
    void history_earlier_isSetApart() throws Exception {
        MessagesJson page = page(false, Samples.question("sent", 3));

        assertThat(texts(room.earlier(page)))
                .containsExactly(
                        "— 1 earlier message, from the very beginning —",
                        "",
                        "you · 11:59 · sent",
                        "hello",
                        "— here it goes on —");
        assertThat(room.oldest()).isEmpty();
    }

    @Test
    void message_removed_isNamed() throws Exception {
        say("queued", 41);

        assertThat(event("message-removed", "{\"conversation_id\":\"" + FIRST + "\",\"message_id\":\"mq\"}"))
                .containsExactly("Removed before it was sent: hello");
        assertThat(live()).containsExactly(STATUS);
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void escapes_wherever_areSymbols() throws Exception {
        List<String> printed = reply("complete", 42, "a\u001b[2J\u009bb\r\nc\u0007");
        List<String> below = texts(room("polling", "\u001b[31mno").live(80, 24));

        assertThat(printed).containsExactly("", "nutritionist · 11:59", "a␛[2J\ufffdb", "c␇");
        assertThat(below).containsExactly("nutritionist 1a2b3c4d · polling: ␛[31mno");
    }

    private static ChatRoom room(String mode, String reason) {
        try {
            ConversationJson conversation =
                    ApiJson.read(Samples.conversation(FIRST, mode, reason), ConversationJson.class);
            return new ChatRoom(conversation, () -> new Times(Terminal.NOON, ZoneOffset.UTC));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessagesJson page(boolean more, String... messages) throws Exception {
        String json = "{\"messages\":[" + String.join(",", messages) + "],\"last_seq\":41,\"has_more\":" + more + "}";
        return ApiJson.read(json, MessagesJson.class);
    }

    private List<String> say(String status, int seq) throws Exception {
        return take(Samples.question(status, seq));
    }

    private List<String> reply(String status, int seq, String content) throws Exception {
        return take(Samples.reply(status, seq, content));
    }

    private List<String> take(String message) throws Exception {
        return texts(room.take(ApiJson.read(message, MessageJson.class)));
    }

    private List<String> chunk(int offset, String text) throws Exception {
        return texts(room.take(new EventJson.Chunk(FIRST, "mr", offset, text)));
    }

    private List<String> event(String name, String data) throws Exception {
        return texts(room.take(EventJson.read(name, data).orElseThrow()));
    }

    private List<String> live() {
        return texts(room.live(80, 24));
    }

    private static List<String> texts(List<ChatLine> lines) {
        return lines.stream().map(ChatLine::text).toList();
    }
}
