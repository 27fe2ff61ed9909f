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

/** The chat where input or output is a pipe or a file. */
final class PlainChatTest {

    private static final String BASE = "/v1/conversations/" + FIRST;
    private static final String SEND = "POST " + BASE + "/messages";

    @TempDir
    Path dataDir;

    private FakeDaemon daemon;
    private Terminal terminal;

    @BeforeEach
    void start() {
        daemon = FakeDaemon.on(dataDir)
                .answers("GET /v1/conversations", 200, Samples.conversations())
                .answers("GET " + BASE, 200, Samples.conversation(FIRST, "live", null));
        terminal = new Terminal(dataDir);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void lines_areSentAndTheirRepliesPrintedAlone() {
        daemon.answers(SEND, 202, Samples.question("queued", 41))
                .streamsOn(
                        "GET " + BASE + "/events",
                        Samples.messageEvent(42, Samples.reply("complete", 42, "Eat greens.\u001b[2J")));

        Result result = terminal.typing("one\\\ntwo\n\nthree").run("chat", "1a2b");

        assertThat(result).isEqualTo(new Result(0, "Eat greens.␛[2J\nEat greens.␛[2J\n", ""));
        assertThat(daemon.requests())
                .filteredOn(request -> request.call().equals(SEND))
                .extracting(FakeDaemon.Request::body)
                .containsExactly("{\"content\":\"one\\ntwo\"}", "{\"content\":\"three\"}");
    }

    @Test
    void line_refused_isToldAndTheNextOneSent() {
        daemon.answers(SEND, 422, Samples.problem(422, "invalid", "it is too long"))
                .answers(SEND, 202, Samples.question("queued", 41))
                .streamsOn(
                        "GET " + BASE + "/events", Samples.messageEvent(42, Samples.reply("complete", 42, "Hello.")));

        Result result = terminal.typing("long\nhello\n").run("chat", FIRST);

        assertThat(result).isEqualTo(new Result(1, "Hello.\n", "lumed: it is too long (invalid)\n"));
    }

    @Test
    void commands_work_andThoseThatNeedATerminalSaySo() {
        daemon.answers("GET /v1/status", 200, Samples.status());

        Result result = terminal.typing("/ls\n/status\n/more\n/nothing\n/open\n/quit\nnever")
                .run("chat", FIRST);

        assertThat(result.out()).contains("1a2b3c4d  nutritionist", "backend", "https://consult.example");
        assertThat(result.err())
                .isEqualTo(
                        """
                        lumed: /more needs a terminal
                        lumed: there is no /nothing; /help shows what there is
                        lumed: it is typed /open ID, without a terminal
                        """);
        assertThat(daemon.calls()).doesNotContain(SEND);
    }

    @Test
    void chat_withoutAnId_takesTheOpenOneThatWasLastUsed() {
        daemon.close();
        daemon = FakeDaemon.on(dataDir);
        daemon.answers(
                "GET /v1/conversations",
                200,
                "{\"conversations\":["
                        + Samples.conversation(Samples.SECOND, "live", null)
                                .replace("2025-03-01T11:30:00Z", "2025-03-01T11:29:00Z")
                        + "," + Samples.conversation(FIRST, "live", null) + ","
                        + Samples.conversation("0c000000-0000-4000-8000-000000000003", "closed", null)
                                .replace("\"open\":true", "\"open\":false")
                                .replace("2025-03-01T11:30:00Z", "2025-03-01T11:31:00Z")
                        + "]}");
        daemon.answersAll(404, Samples.problem(404, "not-found", "asked"));

        terminal.typing("/why mq").run("chat");

        assertThat(daemon.calls()).contains("GET " + BASE + "/messages/mq/story");
    }

    @Test
    void chat_withNothingOpen_saysHowToBegin() {
        FakeDaemon empty = FakeDaemon.on(dataDir).answers("GET /v1/conversations", 200, "{\"conversations\":[]}");
        try (empty) {
            Result result = terminal.run("chat");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).startsWith("lumed: no conversation is open: `lumed new PERSONA` begins one");
        }
    }
}
