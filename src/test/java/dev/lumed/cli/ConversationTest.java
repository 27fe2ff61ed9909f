package dev.lumed.cli;

import static dev.lumed.cli.Samples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.cli.Terminal.Result;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk: new, send and tail. */
final class ConversationTest {

    private static final String BASE = "/v1/conversations/" + FIRST;
    private static final String NEW = "POST /v1/conversations";
    private static final String EVENTS = "GET " + BASE + "/events";
    private static final String SEND = "POST " + BASE + "/messages";
    private static final String GREETED = "Conversation 1a2b3c4d with nutritionist is open.\n";

    @TempDir
    Path dataDir;

    private FakeDaemon daemon;
    private Terminal terminal;

    @BeforeEach
    void start() {
        daemon = FakeDaemon.on(dataDir)
                .answers(NEW, 201, Samples.conversation(FIRST, "connecting", null))
                .answers("GET " + BASE, 200, Samples.conversation(FIRST, "live", null))
                .answers(SEND, 202, Samples.question("queued", 41));
        terminal = new Terminal(dataDir);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void new_withoutText_printsTheId() {
        assertThat(terminal.run("new", "nutritionist")).isEqualTo(new Result(0, FIRST + "\n", GREETED));
        assertThat(daemon.request(NEW).body()).isEqualTo("{\"persona\":\"nutritionist\"}");
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void new_withText_printsTheReplyAsItGrows() {
        daemon.streamsOn(
                EVENTS,
                Samples.messageEvent(41, Samples.question("sent", 41))
                        + Samples.typingEvent(true)
                        + Samples.messageEvent(42, Samples.reply("streaming", 42, ""))
                        + Samples.chunkEvent(0, "Eat \u001b[31m")
                        + Samples.chunkEvent(9, "greens 🥗")
                        + Samples.messageEvent(43, Samples.reply("complete", 43, "Eat \u001b[31mgreens 🥗")));

        assertThat(terminal.run("new", "nutritionist", "hello"))
                .isEqualTo(new Result(0, "Eat ␛[31mgreens 🥗\n", GREETED));
        assertThat(daemon.request(SEND).body()).isEqualTo("{\"content\":\"hello\"}");
        assertThat(daemon.request(SEND).headers()).containsKey("Idempotency-key");
        assertThat(daemon.request(EVENTS).headers()).containsEntry("Last-event-id", "40");
        assertThat(daemon.calls()).containsExactly(NEW, EVENTS, SEND);
    }

    @Test
    void new_forScripts_printsOneValueAtTheEnd() {
        daemon.streamsOn(EVENTS, Samples.messageEvent(43, Samples.reply("complete", 43, "Greens.")));

        assertThat(terminal.run("new", "nutritionist", "hello", "-o", "json").out())
                .isEqualTo("{\"conversation\":"
                        + Samples.conversation(FIRST, "connecting", null).replace("\"reason\":null,", "")
                        + ",\"message\":" + Samples.question("queued", 41)
                        + ",\"reply\":" + Samples.reply("complete", 43, "Greens.") + "}\n");
    }

    @Test
    void send_alone_printsTheMessagesIdAndDoesNotWait() {
        assertThat(terminal.run("send", FIRST, "hello")).isEqualTo(new Result(0, "mq\n", ""));
        assertThat(daemon.calls()).containsExactly(SEND);
    }

    @Test
    void send_ofADash_readsStandardInput() {
        terminal.typing("line one\nline two\n").run("send", FIRST, "-");

        assertThat(daemon.request(SEND).body()).isEqualTo("{\"content\":\"line one\\nline two\"}");
    }

    @Test
    void send_waiting_survivesADropInTheReply() {
        daemon.streams(
                        EVENTS,
                        Samples.messageEvent(42, Samples.reply("streaming", 42, "Eat ")) + Samples.chunkEvent(4, "gre"))
                .streamsOn(EVENTS, Samples.messageEvent(43, Samples.reply("complete", 43, "Eat greens.")));

        Result result = terminal.run("send", FIRST, "hello", "--wait");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("Eat greens.\n");
        assertThat(result.err())
                .isEqualTo(
                        """
                        lumed: the connection to the daemon is lost; trying again
                        lumed: connected to the daemon again
                        """);
    }

    @Test
    void send_whoseEventsWereMissed_readsThem() {
        daemon.streamsOn(EVENTS, "event: reset\ndata: {\"conversation_id\":\"" + FIRST + "\",\"last_seq\":43}\n\n")
                .answers(
                        "GET " + BASE + "/messages?limit=1000&after=40",
                        200,
                        "{\"messages\":[" + Samples.question("sent", 41) + ","
                                + Samples.reply("complete", 43, "Eat greens.")
                                + "],\"last_seq\":43,\"has_more\":false}");

        assertThat(terminal.run("send", FIRST, "hello", "--wait")).isEqualTo(new Result(0, "Eat greens.\n", ""));
    }

    @Test
    void send_refusedByTheBackend_failsWithTheReason() {
        daemon.streamsOn(EVENTS, Samples.messageEvent(42, Samples.refusedQuestion()));

        Result result = terminal.run("send", FIRST, "hello", "--wait");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("lumed: the message was not taken: the conversation is not active (mq)\n");
    }

    @Test
    void send_withoutAReplyInTime_failsAndKeepsWhatCame() {
        daemon.streamsOn(EVENTS, Samples.messageEvent(42, Samples.reply("streaming", 42, "Eat ")));

        Result result = terminal.run("send", FIRST, "hello", "--wait", "--timeout", "300ms");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("Eat \n");
        assertThat(result.err()).contains("no complete reply", "lumed log");
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void tail_forPeople_isALineAnEvent() {
        daemon.answers("GET /v1/conversations", 200, Samples.conversations())
                .streams(EVENTS, everyEvent())
                .answers(EVENTS, 404, Samples.problem(404, "not-found", "it is deleted"));

        Result result = terminal.run("tail", FIRST);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo(
                        """
                        12:00:00  1a2b3c4d  message       mr assistant complete: one two␛[2J
                        12:00:00  1a2b3c4d  typing        begins
                        12:00:00  1a2b3c4d  connection    polling: socket refused, next try 12:00:02
                        12:00:00  1a2b3c4d  conversation  nutritionist, active, open
                        12:00:00  1a2b3c4d  message-removed  mq
                        12:00:00  1a2b3c4d  backend       meal_log.completed {"grams":5}
                        12:00:00            reset         the stream has a gap; the messages in it follow from the log
                        12:00:00            newer         what
                        """);
        assertThat(result.err()).endsWith("lumed: it is deleted (not-found)\n");
    }

    @Test
    void tail_ofChunks_showsThemToo() {
        daemon.streams(EVENTS, everyEvent()).answers(EVENTS, 404, Samples.problem(404, "not-found", "it is deleted"));

        assertThat(terminal.run("tail", FIRST, "--chunks").out())
                .contains("12:00:00  1a2b3c4d  chunk         mr at 4: greens\n");
    }

    @Test
    void tail_forScripts_isAValueALine() {
        daemon.streams(EVENTS, "event: typing\nid: 7\ndata: {\"active\":\ndata: true}\n\ndata: no json\n\n")
                .answers(EVENTS, 404, Samples.problem(404, "not-found", "it is deleted"));

        assertThat(terminal.run("tail", FIRST, "-o", "json").out())
                .isEqualTo(
                        """
                        {"event":"typing","id":"7","data":{"active":true}}
                        {"event":"message","id":"7","data":"no json"}
                        """);
    }

    @Test
    void tail_onAScreen_isCutToItsWidth() {
        daemon.streams(EVENTS, Samples.chunkEvent(0, "x".repeat(100)))
                .answers(EVENTS, 404, Samples.problem(404, "not-found", "it is deleted"));

        assertThat(terminal.on(new Screen(true, false, 50))
                        .run("tail", FIRST, "--chunks")
                        .out()
                        .strip())
                .hasSize(50)
                .endsWith("x…");
    }

    @Test
    void tail_ofAll_followsTheOneStreamFromWhereItIsTold() {
        daemon.streams("GET /v1/events", "").answers("GET /v1/events", 404, Samples.problem(404, "not-found", "gone"));

        terminal.run("tail", "--since", "12");

        assertThat(daemon.request("GET /v1/events").headers()).containsEntry("Last-event-id", "12");
    }

    @Test
    void tail_ofAllAfterAReset_readsWhatWasMissedAndNothingTwice() {
        daemon.answers("GET /v1/conversations", 200, Samples.conversations())
                .streams(
                        "GET /v1/events",
                        "event: reset\ndata: {\"conversation_id\":null,\"last_seq\":0}\n\n"
                                + Samples.messageEvent(7, Samples.reply("complete", 42, "Eat greens."))
                                + Samples.messageEvent(8, Samples.reply("complete", 43, "Eat greens!")))
                .answers("GET /v1/events", 404, Samples.problem(404, "not-found", "gone"));
        daemon.answers(
                "GET /v1/conversations",
                200,
                Samples.conversations().replaceFirst("\"last_seq\":40", "\"last_seq\":42"));
        daemon.answers(
                "GET " + BASE + "/messages?limit=1000&after=40",
                200,
                "{\"messages\":[" + Samples.question("sent", 41) + "," + Samples.reply("complete", 42, "Eat greens.")
                        + "],\"last_seq\":42,\"has_more\":false}");

        assertThat(terminal.run("tail").out().lines().map(line -> line.substring(20)))
                .containsExactly(
                        "reset         the stream has a gap; the messages in it follow from the log",
                        "message       mq user sent: hello",
                        "message       mr assistant complete: Eat greens.",
                        "message       mr assistant complete: Eat greens!");
    }

    @Test
    void tail_ofOneAfterAReset_readsOnFromWhatItHasToldLast() {
        daemon.streams(
                        EVENTS,
                        Samples.messageEvent(41, Samples.question("sent", 41))
                                + "event: reset\ndata: {\"conversation_id\":\"" + FIRST + "\",\"last_seq\":42}\n\n")
                .answers(EVENTS, 404, Samples.problem(404, "not-found", "gone"));
        daemon.answers(
                "GET " + BASE + "/messages?limit=1000&after=41",
                200,
                "{\"messages\":[" + Samples.reply("complete", 42, "Eat greens.")
                        + "],\"last_seq\":42,\"has_more\":false}");

        assertThat(terminal.run("tail", FIRST).out().lines().map(line -> line.substring(20)))
                .containsExactly(
                        "message       mq user sent: hello",
                        "reset         the stream has a gap; the messages in it follow from the log",
                        "message       mr assistant complete: Eat greens.");
    }

    private static String everyEvent() {
        String id = "\"conversation_id\":\"" + FIRST + "\"";
        return Samples.messageEvent(42, Samples.reply("complete", 42, "one\n two\u001b[2J"))
                + Samples.chunkEvent(4, "greens")
                + Samples.typingEvent(true)
                + "event: connection\ndata: {" + id + ",\"mode\":\"polling\",\"since\":\"2025-03-01T12:00:00Z\","
                + "\"reason\":\"socket refused\",\"retry_at\":\"2025-03-01T12:00:02Z\",\"attempt\":1}\n\n"
                + "event: conversation\ndata: {" + id + ","
                + Samples.conversation(FIRST, "live", null).substring(1) + "\n\n"
                + "event: message-removed\ndata: {" + id + ",\"message_id\":\"mq\"}\n\n"
                + "event: backend\ndata: {" + id + ",\"type\":\"meal_log.completed\",\"data\":{\"grams\":5}}\n\n"
                + "event: reset\ndata: {\"conversation_id\":null,\"last_seq\":99}\n\n"
                + "event: newer\ndata: what\n\n";
    }
}
