package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command ends when it cannot do what it was asked to. */
final class ExitCodesTest {

    @TempDir
    Path dataDir;

    private Terminal terminal;

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(dataDir);
    }

    @Test
    void usage_wrong_isTwoWithTheUsage() {
        assertThat(terminal.run("status", "--colour").exitCode()).isEqualTo(2);
        assertThat(terminal.run("open").exitCode()).isEqualTo(2);
        assertThat(terminal.run("config").exitCode()).isEqualTo(2);
        assertThat(terminal.run("stat").err()).contains("Did you mean", "status");
        assertThat(terminal.run("send", "1", "x", "--timeout", "soon").err()).contains("'soon' is no duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "config", "config show", "completion", "run", "tail"})
    void help_ofACommand_isShownAndNothingDone(String command) {
        Result result = terminal.runExactly((command + " --help").split(" "));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("Usage: lumed " + command);
    }

    @Test
    void daemon_thatIsNotThere_isThree() {
        FakeDaemon.on(dataDir).close();

        Result result = terminal.run("status");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no daemon answers on http://127.0.0.1:", "lumed run");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void command_ofAClient_hasItsExitCodes(String... command) throws IOException {
        assertThat(terminal.run(with("--no-such-option", command)).exitCode()).isEqualTo(2);
        FakeDaemon.on(dataDir).close();
        assertThat(terminal.run(command).exitCode()).isEqualTo(3);
        try (FakeDaemon daemon = FakeDaemon.on(dataDir)) {
            daemon.answersAll(401, Samples.problem(401, "unauthorized", "no"));
            assertThat(terminal.run(command).exitCode()).isEqualTo(4);
            daemon.answersAll(500, Samples.problem(500, "store-failed", "the disk is on fire"));
            Result refused = terminal.run(command);
            assertThat(refused).isEqualTo(new Result(1, "", "lumed: the disk is on fire (store-failed)\n"));
        }
    }

    private static List<Arguments> clients() {
        return Stream.of(
                        "status",
                        "ui",
                        "ls",
                        "new nutritionist",
                        "new nutritionist hello",
                        "open 1a",
                        "close 1a",
                        "send 1a hello",
                        "send 1a hello --wait",
                        "log 1a",
                        "tail",
                        "tail 1a",
                        "explain 1a mq",
                        "resend 1a mq",
                        "rm 1a",
                        "suspend",
                        "resume")
                .map(command -> Arguments.of((Object) command.split(" ")))
                .toList();
    }

    private static String[] with(String option, String... command) {
        return Stream.concat(Stream.of(command), Stream.of(option)).toArray(String[]::new);
    }

    @Test
    void daemon_onAnyPortThatNeverStarted_isThree() {
        Result result = terminal.with("LUMED_PORT", "0").run("ls");

        assertThat(result).isEqualTo(new Result(3, "", "lumed: no daemon is running on " + dataDir + "\n"));
    }

    @Test
    void daemon_withoutAPortFile_isAskedOnTheConfiguredPort() throws IOException {
        try (FakeDaemon daemon = FakeDaemon.on(dataDir)) {
            daemon.answers("GET /v1/conversations", 200, Samples.conversations());
            Path file = dataDir.resolve("api-port");
            String port = Files.readString(file).strip();
            Files.delete(file);

            assertThat(terminal.with("LUMED_PORT", port).run("ls").exitCode()).isZero();
        }
    }

    @Test
    void token_refused_isFour() {
        try (FakeDaemon daemon = FakeDaemon.on(dataDir)) {
            daemon.answers("GET /v1/status", 401, Samples.problem(401, "unauthorized", "no"));

            Result result = terminal.run("status");

            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.err())
                    .contains(dataDir.resolve("api-token").toString())
                    .doesNotContain(FakeDaemon.TOKEN);
        }
    }

    @Test
    void token_unreadable_isFour() throws IOException {
        Files.createDirectory(dataDir.resolve("api-token"));

        assertThat(terminal.run("status").exitCode()).isEqualTo(4);
    }

    @Test
    void problem_ofTheDaemon_isOneWithItsDetail() {
        try (FakeDaemon daemon = FakeDaemon.on(dataDir)) {
            daemon.answers("POST /v1/suspend", 409, Samples.problem(409, "stopping", "it is\u001b[1m stopping"));

            assertThat(terminal.run("suspend")).isEqualTo(new Result(1, "", "lumed: it is␛[1m stopping (stopping)\n"));
        }
    }

    @Test
    void answer_thatIsNoJson_isOne() {
        try (FakeDaemon daemon = FakeDaemon.on(dataDir)) {
            daemon.answers("GET /v1/status", 200, "<html>").answers("POST /v1/resume", 502, "<html>");

            assertThat(terminal.run("status").err()).contains("is no lumed");
            assertThat(terminal.run("resume"))
                    .isEqualTo(new Result(1, "", "lumed: the daemon answered with status 502\n"));
        }
    }

    @Test
    void servers_started_giveTheirCodeAndTheirFailure() {
        assertThat(terminal.starting(configuration -> 7).run("demo").exitCode()).isEqualTo(7);
        assertThat(terminal.starting(configuration -> {
                            throw new CommandException.AlreadyRunning("process 12 holds it");
                        })
                        .run("backend"))
                .isEqualTo(new Result(75, "", "lumed: process 12 holds it\n"));
    }

    @Test
    void failure_ofOurs_isOneWithItsPlace() {
        Result result = terminal.starting(configuration -> {
                    throw new IllegalStateException("a mistake");
                })
                .run("demo");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("a mistake", "ExitCodesTest");
    }

    @Test
    void run_withoutABackend_saysWhatToSet() {
        Result result = terminal.run("run");

        assertThat(result.exitCode()).isEqualTo(78);
        assertThat(result.err()).contains("lumed.backend.url", "LUMED_BACKEND_URL");
        assertThat(terminal.with("LUMED_BACKEND_URL", "https://consult.example")
                        .run("run")
                        .exitCode())
                .isZero();
    }
}
