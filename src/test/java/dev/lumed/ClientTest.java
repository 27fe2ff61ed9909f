package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes against a daemon: data on standard output, all else on standard error, and the exit code. */
@Tag("process")
final class ClientTest {
    @TempDir
    Path home;

    private DaemonProcess lumed;

    @Test
    void commands_ofATour_succeedOrSayWhyNot() throws Exception {
        try (DaemonProcess started = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed = started;
            assertEnds(3, "", "lumed: no daemon is running on .*", "status");
            lumed.startDaemon();

            assertEnds(0, "(?s)daemon +lumed .*outbox +0 messages not confirmed", "", "status");
            assertEnds(0, "", "No conversation yet; .*", "ls");
            assertEnds(0, ".+", "Conversation [0-9a-f]{8} with coach is open\\.", "new", "coach", "hello");
            assertEnds(0, "(?s)ID +PERSONA.*coach.*", "", "ls");
            assertEnds(0, "\\{\"conversations\":\\[\\{.*", "", "ls", "-o", "json");
            String id = lumed.get("/v1/conversations").findPath("id").asText();
            assertEnds(0, "m\\w+", "", "send", id, "hello again");
            assertEnds(0, "\\{\"message\":.*\"reply\":.*", "", "send", id, "and again", "--wait", "-o", "json");
            assertEnds(0, "(?s).*hello again.*", "", "log", id);
            assertEnds(1, "", "lumed: no conversation begins with x; .*", "close", "x");
            assertEnds(2, "", "(?s)lumed: Missing required parameter: 'TEXT'\\nUsage: lumed send .*", "send", id);
            lumed.with("LUMED_API_TOKEN", "wrong");
            assertEnds(4, "", "lumed: the daemon does not take this token.*", "rm", id);
        }
    }

    @Test
    void doctor_withoutADaemonAndBesideOne_findsAllWell() throws Exception {
        try (DaemonProcess started = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed = started;
            assertEnds(0, "(?s).*ok +store +there is none yet.*ok +credentials .*", "", "doctor");
            lumed.startDaemon();
            lumed.open("nutritionist");
            long pid = lumed.process().pid();

            assertEnds(
                    0,
                    "(?s).*ok +store +a running lumed has it, process id " + pid
                            + ";.*ok +port +a lumed answers on port" + ".*ok +socket +it opens and speaks",
                    "",
                    "doctor");
            lumed.with("LUMED_API_KEY", "wrong-key");
            assertEnds(1, "\\{\"ok\":false,\"findings\":\\[.*\"verdict\":\"problem\".*", "", "doctor", "-o", "json");
        }
    }

    private void assertEnds(int exitCode, String out, String err, String... command) throws Exception {
        try (LumedProcess done = lumed.command(command)) {
            assertThat(done.awaitExit()).as(String.join(" ", command)).isEqualTo(exitCode);
            assertThat(String.join("\n", done.out())).matches(out);
            assertThat(String.join("\n", done.err())).matches(err);
        }
    }
}
