package dev.lumed.cli;

import static dev.lumed.cli.Samples.FIRST;
import static dev.lumed.cli.Samples.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.cli.Terminal.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands ask of the daemon, and what they print. */
final class CommandsTest {

    private static final String BASE = "/v1/conversations/" + FIRST;

    @TempDir
    Path dataDir;

    private FakeDaemon daemon;
    private Terminal terminal;

    @BeforeEach
    void start() {
        daemon = FakeDaemon.on(dataDir).answers("GET /v1/conversations", 200, Samples.conversations());
        terminal = new Terminal(dataDir);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void status_forPeople_isATable() {
        daemon.answers("GET /v1/status", 200, Samples.status());

        assertThat(terminal.run("status").out())
                .matches(
                        """
                        daemon         lumed 0\\.1\\.0 on http://127\\.0\\.0\\.1:\\d+, up 1 h 5 min
                        backend        https://consult\\.example, authorisation ok
                        conversations  3 open: 2 live, 1 polling
                        outbox         1 message not confirmed
                        """);
    }

    @Test
    void status_forScripts_isWhatTheDaemonSaid() {
        daemon.answers("GET /v1/status", 200, Samples.status());

        assertThat(terminal.run("status", "-o", "json")).isEqualTo(new Result(0, Samples.status() + "\n", ""));
    }

    @Test
    void ui_withoutATerminal_saysTheAddressAndNothingElse() {
        String code = "{\"url\":\"http://127.0.0.1:7420/?code=abc\",\"code\":\"abc\","
                + "\"expires_at\":\"2025-03-01T12:05:00Z\"}";
        daemon.answers("POST /v1/login-codes", 201, code);

        assertThat(terminal.run("ui"))
                .isEqualTo(new Result(
                        0,
                        "http://127.0.0.1:7420/?code=abc\n",
                        "Open it in your browser; it is good once, for five minutes.\n"));
        assertThat(terminal.run("ui", "-o", "json")).isEqualTo(new Result(0, code + "\n", ""));
    }

    @Test
    void calls_all_showTheToken() {
        terminal.run("ls");

        assertThat(daemon.request("GET /v1/conversations").headers())
                .containsEntry("Authorization", "Bearer " + FakeDaemon.TOKEN);
    }

    @Test
    void token_inTheEnvironment_isShownInstead() {
        terminal.with("LUMED_API_TOKEN", "other-token").run("ls");

        assertThat(daemon.request("GET /v1/conversations").headers())
                .containsEntry("Authorization", "Bearer other-token");
    }

    @Test
    void ls_forPeople_isATableWithShortIds() {
        assertThat(terminal.run("ls"))
                .isEqualTo(new Result(
                        0,
                        """
                        ID        PERSONA       STATUS  LINK     MESSAGES  OUTBOX  LAST   REASON
                        1a2b3c4d  nutritionist  active  live     4         0       11:30
                        9f8e7d6c  nutritionist  active  polling  4         0       11:30  socket refused with 503
                        """,
                        ""));
    }

    @Test
    void ls_forScripts_isWhatTheDaemonSaid() {
        assertThat(terminal.run("ls", "--output", "json").out()).isEqualTo(Samples.conversations() + "\n");
    }

    @Test
    void ls_withNothing_saysHowToBegin() {
        FakeDaemon.on(dataDir).answers("GET /v1/conversations", 200, "{\"conversations\":[]}");

        assertThat(terminal.run("ls"))
                .isEqualTo(new Result(0, "", "No conversation yet; `lumed new PERSONA` begins one.\n"));
    }

    @ParameterizedTest
    @CsvSource({"open,1a2b", "open,1A2B3C4D", "close,1a", "close," + FIRST})
    void conversation_byAnyBeginning_isFound(String act, String id) {
        daemon.answers("POST " + BASE + "/" + act, 200, Samples.conversation(FIRST, "connecting", null));

        Result result = terminal.run(act, id);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("1a2b3c4d  nutritionist  active  connecting");
    }

    @Test
    void conversation_neverSeen_isOpenedByItsWholeId() {
        String id = "00000000-1111-4222-8333-444444444444";
        daemon.answers("POST /v1/conversations/" + id + "/open", 200, Samples.conversation(id, "live", null));

        assertThat(terminal.run("open", id).exitCode()).isZero();
        assertThat(daemon.calls()).containsExactly("POST /v1/conversations/" + id + "/open");
    }

    @Test
    void conversation_byABeginningOfNone_isRefused() {
        assertThat(terminal.run("close", "ffff"))
                .isEqualTo(new Result(
                        1, "", "lumed: no conversation begins with ffff; `lumed ls` shows those there are\n"));
    }

    @Test
    void conversation_byABeginningOfMany_isRefusedWithThem() {
        String twin = FIRST.replace("0001", "0009");
        FakeDaemon.on(dataDir)
                .answers(
                        "GET /v1/conversations",
                        200,
                        "{\"conversations\":[" + Samples.conversation(FIRST, "live", null) + ","
                                + Samples.conversation(twin, "live", null) + "]}");

        Result result = terminal.run("rm", "1a2b3c4d");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("2 conversations begin with 1a2b3c4d", FIRST, twin);
        assertThat(terminal.run("ls").out()).contains(FIRST + "  ", twin + "  ");
    }

    @Test
    void rm_ofAConversation_deletesIt() {
        daemon.answers("DELETE /v1/conversations/" + SECOND, 204, "");

        assertThat(terminal.run("rm", "9f")).isEqualTo(new Result(0, "", "Deleted 9f8e7d6c.\n"));
    }

    @ParameterizedTest
    @CsvSource({"suspend,Suspended.", "resume,Resumed."})
    void sleepAndWake_asked_arePosted(String command, String said) {
        daemon.answers("POST /v1/" + command, 204, "");

        assertThat(terminal.run(command)).isEqualTo(new Result(0, "", said + "\n"));
    }

    @Test
    void reload_done_tellsWhatIsInForceAndWhatIsNot() {
        daemon.answers(
                "POST /v1/config/reload",
                200,
                "{\"changed\":[\"lumed.log.level\"],\"at_restart\":[\"lumed.api.port\"]}");

        assertThat(terminal.run("config", "reload").out())
                .isEqualTo("lumed.log.level  in force\nlumed.api.port   needs a restart\n");
    }

    @Test
    void reload_ofAWrongFile_isOneWithEveryProblem() {
        daemon.answers(
                "POST /v1/config/reload",
                422,
                "{\"type\":\"about:blank\",\"title\":\"Unprocessable\",\"status\":422,\"code\":\"invalid-configuration\","
                        + "\"detail\":\"Not taken.\",\"problems\":[\"a:1: wrong\",\"a:2: worse\"]}");

        Result result = terminal.run("config", "reload");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("Not taken. (invalid-configuration)", "a:1: wrong", "a:2: worse");
    }

    @Test
    void log_forPeople_isReadableAndHarmless() {
        daemon.answers(
                "GET " + BASE + "/messages?limit=50",
                200,
                "{\"messages\":[" + Samples.refusedQuestion() + ","
                        + Samples.reply("complete", 43, "# Greens\n\n- kale\u001b[2J")
                        + "],\"last_seq\":43,\"has_more\":true}");

        assertThat(terminal.run("log", "1a"))
                .isEqualTo(new Result(
                        0,
                        """
                        mq  11:59  user  failed: the conversation is not active
                            hello

                        mr  11:59  assistant  complete, websocket
                            # Greens

                            - kale␛[2J

                        """,
                        "There are older ones: --before mq\n"));
    }

    @ParameterizedTest
    @CsvSource({"--limit=3,limit=3", "--before=m 1,limit=50&before=m%201", "--after=41,limit=50&after=41"})
    void log_ofAPart_asksForIt(String option, String query) {
        String page = "{\"messages\":[],\"last_seq\":43,\"has_more\":false}";
        daemon.answers("GET " + BASE + "/messages?" + query, 200, page);

        assertThat(terminal.run("log", "1a", option, "-o", "json")).isEqualTo(new Result(0, page + "\n", ""));
    }

    @Test
    void explain_forPeople_isTheStory() {
        daemon.answers(
                "GET " + BASE + "/messages/mq/story",
                200,
                """
                {"message_id":"mq","notes":[\
                {"at":"2025-03-01T11:59:01Z","kind":"queued","detail":""},\
                {"at":"2025-03-01T11:59:02Z","kind":"sent-by-rest","detail":"attempt 2"}]}""");

        assertThat(terminal.run("explain", "1a", "mq").out())
                .isEqualTo(
                        """
                        11:59:01  queued
                        11:59:02  sent-by-rest  attempt 2
                        """);
    }

    @Test
    void resend_ofAMessage_isPosted() {
        daemon.answers("POST " + BASE + "/messages/mq/resend", 200, Samples.question("queued", 44));

        assertThat(terminal.run("resend", "1a", "mq").out()).isEqualTo("mq  11:59  user  queued\n    hello\n\n");
    }

    @Test
    void id_withASlash_staysOnePartOfThePath() {
        terminal.run("explain", FIRST, "../../status?x");

        assertThat(daemon.calls()).containsExactly("GET " + BASE + "/messages/..%2F..%2Fstatus%3Fx/story");
    }

    @Test
    void completion_asked_isAScript() {
        assertThat(terminal.runExactly("completion").out()).contains("complete -F", "resend", "tail");
    }
}
