package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that reads its configuration again while it runs. */
@Tag("process")
final class ReloadTest {
    @TempDir
    Path home;

    @Test
    void signal_withAGoodFile_putsInForceWhatCanChangeAndTouchesNoSocket() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            String id = lumed.open("coach");
            lumed.eventsOf(id).connection("live");
            long upgrades = lumed.demo().log().count(CallKind.UPGRADE);

            write("outbox.max-queued = 7, store.durability = process, log.level = debug");
            lumed.process().signal("HUP");

            assertThat(lumed.process().awaitLog("lumed.outbox.max-queued"))
                    .contains("7 instead of 1000, in force from now on");
            assertThat(lumed.process().awaitLog("lumed.store.durability"))
                    .contains("process instead of power, needs a restart");
            JsonNode again = lumed.post("/v1/config/reload", "", 200);
            assertThat(again.path("changed")).isEmpty();
            assertThat(again.path("at_restart").toString()).isEqualTo("[\"lumed.store.durability\"]");
            assertThat(lumed.modes(id)).last().isEqualTo("live");
            assertThat(lumed.demo().log().count(CallKind.UPGRADE)).isEqualTo(upgrades);
        }
    }

    @Test
    void reload_withAWrongFile_changesNothingAndTellsEveryProblem() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            write("outbox.max-queued = 7, log.level = loud, websocket.pong = 1s");
            lumed.process().signal("HUP");

            lumed.process().awaitLog("lumed.websocket.pong");
            assertThat(lumed.process().awaitLog("lumed.log.level")).contains("WARN", "the old one stays in force");
            JsonNode refused = lumed.post("/v1/config/reload", "", 422);
            assertThat(refused.path("problems")).hasSize(2);
            LumedProcess command = lumed.command("config", "reload");
            // The file is the command's own too, and it cannot even look for the daemon with it.
            assertThat(command.awaitExit()).isEqualTo(78);

            write("");
            assertThat(lumed.post("/v1/config/reload", "", 200).path("changed")).isEmpty();
        }
    }

    @Test
    void tokens_thatChanged_areUsedAtOnceAndNeverLogged() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed.with("LUMED_ACCESS_TOKEN", "")
                    .with("LUMED_REFRESH_TOKEN", "")
                    .with("LUMED_EMAIL", "")
                    .with("LUMED_PASSWORD", "");
            write("backend.credentials { access-token = spent-one, refresh-token = spent-two }");
            lumed.startDaemon();
            lumed.told("POST", "/v1/conversations", "{\"persona\":\"coach\"}");
            String good = DemoSettings.immediate().access().tokens().access();
            String better = DemoSettings.immediate().access().tokens().refresh();

            write("backend.credentials { access-token = \"" + good + "\", refresh-token = \"" + better + "\" }");
            LumedProcess command = lumed.command("config", "reload");

            assertThat(command.awaitExit()).isZero();
            assertThat(command.out())
                    .anyMatch(line -> line.matches("lumed.backend.credentials.access-token +in force"));
            lumed.open("coach");
            assertThat(String.join("\n", lumed.process().err()))
                    .contains("*** instead of ***")
                    .doesNotContain(good, better, "spent-one", "spent-two");
        }
    }

    private void write(String extra) throws Exception {
        Files.writeString(home.resolve("application.conf"), LocalApi.quick(home.resolve("data"), extra));
    }
}
