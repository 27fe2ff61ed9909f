package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.DemoLog;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.model.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that outlive the daemon, however it ends: a refresh has spent those that it was configured with. */
@Tag("process")
final class KeptTokensTest {
    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void name() {
        file = home.resolve("data/credentials");
    }

    /** A daemon that has nothing but two tokens to sign in with. */
    private DaemonProcess daemonWith(String access, String refresh) throws Exception {
        return DaemonProcess.beside(home, DemoSettings.immediate(), "")
                .with("LUMED_ACCESS_TOKEN", access)
                .with("LUMED_REFRESH_TOKEN", refresh)
                .with("LUMED_EMAIL", "")
                .with("LUMED_PASSWORD", "");
    }

    private DaemonProcess daemon() throws Exception {
        Tokens tokens = DemoSettings.immediate().access().tokens();
        return daemonWith(tokens.access(), tokens.refresh());
    }

    @Test
    void pair_renewed_survivesAKillAtItsFirstUse() throws Exception {
        try (DaemonProcess lumed = daemon()) {
            lumed.startDaemon();
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            for (int renewals = 1; renewals <= 2; renewals++) {
                lumed.demo().expireTokens();
                lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
                lumed.demo()
                        .log()
                        .when(KeptTokensTest::showsTheNewToken)
                        .toCompletableFuture()
                        .get();
                lumed.process().kill();

                lumed.startDaemon();

                lumed.eventsOf(id).connection("live");
                assertThat(auth(lumed)).isEqualTo("ok");
                assertThat(lumed.demo().log().count(CallKind.REFRESH)).isEqualTo(1);
                lumed.demo().log().reset();
            }
        }
    }

    /** The first upgrade was refused, and the next one is only made with what the refresh has brought. */
    private static boolean showsTheNewToken(DemoLog log) {
        List<CallKind> kinds = log.entries().stream().map(DemoLog.Entry::kind).toList();
        int refresh = kinds.indexOf(CallKind.REFRESH);
        return refresh >= 0 && kinds.subList(refresh, kinds.size()).contains(CallKind.UPGRADE);
    }

    @Test
    void password_alone_isNeededOnce() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "")
                .with("LUMED_ACCESS_TOKEN", "")
                .with("LUMED_REFRESH_TOKEN", "")) {
            lumed.startDaemon();
            lumed.open("nutritionist");
            lumed.process().kill();

            lumed.startDaemon();
            lumed.open("coach");

            assertThat(lumed.demo().log().count(CallKind.LOGIN)).isEqualTo(1);
        }
    }

    @Test
    void pair_put_survivesARestartUntilAnotherIsConfigured() throws Exception {
        try (DaemonProcess lumed = daemonWith("spent", "spent-too")) {
            lumed.startDaemon();
            put(lumed, lumed.demo().issueTokens());
            lumed.process().kill();

            lumed.startDaemon();
            lumed.open("nutritionist");

            lumed.process().kill();
            lumed.with("LUMED_ACCESS_TOKEN", "another").with("LUMED_REFRESH_TOKEN", "another-too");
            lumed.startDaemon();
            lumed.told("POST", "/v1/conversations", "{\"persona\":\"coach\"}");
            assertThat(auth(lumed)).isEqualTo("unauthorized");
            assertThat(Files.readString(file)).contains("\"another\"", "\"another-too\"");
        }
    }

    @Test
    void file_writtenByHand_isAllThatIsNeeded() throws Exception {
        try (DaemonProcess lumed = daemonWith("", "")) {
            write(lumed.demo().issueTokens());
            lumed.startDaemon();
            lumed.open("nutritionist");
            assertThat(auth(lumed)).isEqualTo("ok");
        }
    }

    @Test
    void file_changedByHand_isUsedAfterAReload() throws Exception {
        try (DaemonProcess lumed = daemonWith("spent", "spent-too")) {
            lumed.startDaemon();
            lumed.told("POST", "/v1/conversations", "{\"persona\":\"coach\"}");
            assertThat(auth(lumed)).isEqualTo("unauthorized");

            Files.writeString(file, "{\"access_token\": canary");
            JsonNode refused = lumed.post("/v1/config/reload", "", 422);
            assertThat(refused.path("problems").toString())
                    .contains(file.toString(), "no JSON", "access_token")
                    .doesNotContain("canary");

            Tokens good = lumed.demo().issueTokens();
            write(good);
            JsonNode reloaded = lumed.post("/v1/config/reload", "", 200);
            assertThat(reloaded.path("changed").toString()).isEqualTo("[\"lumed.backend.credentials.file\"]");
            lumed.open("coach");
            assertThat(lumed.post("/v1/config/reload", "", 200).path("changed")).isEmpty();
            assertThat(String.join("\n", lumed.process().err()))
                    .doesNotContain(good.access(), good.refresh(), "canary");
        }
    }

    @Test
    void file_damaged_isAnErrorOnlyWithoutAnythingElse() throws Exception {
        try (DaemonProcess lumed = daemon()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{\"access_token\":\"canary");
            lumed.startDaemon();
            lumed.open("nutritionist");
            lumed.process().kill();
            assertThat(lumed.process().awaitLog(file + " cannot be used")).contains("WARN", "no JSON");

            lumed.with("LUMED_ACCESS_TOKEN", "").with("LUMED_REFRESH_TOKEN", "");
            LumedProcess refused = lumed.command("run");

            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.err())
                    .anyMatch(
                            line -> line.contains(file + " cannot be used: no JSON") && line.contains("mend or remove"))
                    .noneMatch(line -> line.contains("canary"));
        }
    }

    @Test
    void file_thatCannotBeWritten_leavesTheTokensInUse() throws Exception {
        Path missing = home.resolve("missing/credentials");
        try (DaemonProcess lumed = DaemonProcess.beside(
                home, DemoSettings.immediate(), "backend.credentials.file = \"" + missing + "\"")) {
            lumed.startDaemon();
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");

            lumed.demo().expireTokens();
            lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);

            feed.connection("connecting");
            feed.connection("live");
            assertThat(lumed.demo().log().count(CallKind.REFRESH)).isEqualTo(1);
            assertThat(lumed.process().awaitLog("the new tokens cannot be kept in " + missing))
                    .contains("WARN", "no such directory");
        }
    }

    @Test
    void file_ofADemo_isNone() throws Exception {
        Files.writeString(home.resolve("application.conf"), "lumed { api.port = 0, demo.port = 0 }");
        try (LumedProcess demo = LumedProcess.start(home, Map.of(), "demo")) {
            String url = demo.awaitReady();
            String token = Files.readString(home.resolve("data/api-token")).strip();
            String others = "{\"access_token\":\"others\",\"refresh_token\":\"others-too\"}";
            assertThat(new ApiProbe(url).putCredentials(token, others)).isEqualTo(204);
            demo.signal("TERM");
            assertThat(demo.awaitExit()).isZero();
        }
        assertThat(file).doesNotExist();
    }

    private void write(Tokens tokens) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, pair(tokens));
    }

    private static void put(DaemonProcess lumed, Tokens tokens) throws Exception {
        lumed.told("PUT", "/v1/credentials", pair(tokens));
    }

    private static String pair(Tokens tokens) {
        return "{\"access_token\":\"" + tokens.access() + "\",\"refresh_token\":\"" + tokens.refresh() + "\"}";
    }

    private static String auth(LocalApi lumed) throws Exception {
        return lumed.get("/v1/status").path("backend").path("auth").asText();
    }
}
