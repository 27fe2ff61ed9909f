package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands by the Unix domain socket of a daemon that has one. */
@Tag("process")
final class UnixSocketTest {
    @TempDir
    Path home;

    private DaemonProcess start() throws Exception {
        DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "api.unix-socket = true");
        lumed.startDaemon();
        return lumed;
    }

    private Path socket() {
        return home.resolve("data/api-socket");
    }

    private static LumedProcess done(LumedProcess command) throws Exception {
        assertThat(command.awaitExit())
                .as(() -> String.join("\n", command.err()))
                .isZero();
        return command;
    }

    @Test
    void commands_besideASocket_goByIt() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            try (LumedProcess tail = lumed.begin("tail", id)) {
                tail.awaitOut("live");
                done(lumed.command("send", id, "by the socket"));
                tail.awaitOut("by the socket");
                assertThat(done(lumed.command("status")).out()).anyMatch(line -> line.contains(lumed.url()));
                assertThat(done(lumed.command("ui", "--no-open")).out())
                        .anyMatch(line -> line.startsWith(lumed.url() + "/?code="));
                done(lumed.command("backup", "copy.db"));
                done(lumed.command("restore", "copy.db"));
                lumed.eventsOf(id).connection("live");
                done(lumed.command("send", id, "after the restore"));
                tail.awaitOut("after the restore");
            }

            lumed.process().kill();
            LumedProcess late = lumed.command("status");
            assertThat(late.awaitExit()).isEqualTo(3);
            assertThat(late.err()).anyMatch(line -> line.contains("no daemon answers on " + socket()));
        }
    }

    @Test
    void socket_isThereAsLongAsADaemonIsThatHasOne() throws Exception {
        try (DaemonProcess lumed = start()) {
            assertThat(socket()).exists();
            lumed.process().kill();
            assertThat(socket()).exists();
            lumed.startDaemon();
            done(lumed.command("status"));
            lumed.process().signal("TERM");
            assertThat(lumed.process().awaitExit()).isZero();
            assertThat(socket()).doesNotExist();
            lumed.startDaemon();
            lumed.process().kill();
            Path configuration = home.resolve("application.conf");
            Files.writeString(
                    configuration,
                    Files.readString(configuration).replace("unix-socket = true", "unix-socket = false"));
            lumed.startDaemon();
            assertThat(socket()).doesNotExist();
            done(lumed.command("status"));
        }
    }
}
