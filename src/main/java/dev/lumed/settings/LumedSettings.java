package dev.lumed.settings;

import java.nio.file.Path;
import java.time.Duration;

/** Everything that can be configured, under {@code lumed}. What each key means is told in {@code reference.conf}. */
public record LumedSettings(
        DataDir dataDir,
        Duration shutdownTimeout,
        ApiSettings api,
        BackendSettings backend,
        WebSocketSettings websocket,
        PollingSettings polling,
        OutboxSettings outbox,
        StoreSettings store,
        ClusterSettings cluster,
        LogSettings log,
        DemoSettings demo) {

    /** What is in force of others while the daemon runs, and the rest as it was: see {@link Reloadable}. */
    LumedSettings reloaded(LumedSettings later) {
        return new LumedSettings(
                dataDir,
                shutdownTimeout,
                api,
                backend.reloaded(later.backend),
                websocket.reloaded(later.websocket),
                later.polling,
                later.outbox,
                store,
                cluster,
                log.reloaded(later.log),
                demo);
    }

    /** Where the backend's tokens in force are kept. */
    public Path credentialsFile() {
        return backend.credentials().file().orElseGet(dataDir::credentials);
    }

    static LumedSettings read(Section lumed) {
        StoreSettings store = StoreSettings.read(lumed.section("store"));
        return new LumedSettings(
                new DataDir(lumed.directory("data-dir")),
                lumed.duration("shutdown-timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)),
                ApiSettings.read(lumed.section("api")),
                BackendSettings.read(lumed.section("backend")),
                WebSocketSettings.read(lumed.section("websocket")),
                PollingSettings.read(lumed.section("polling")),
                OutboxSettings.read(lumed.section("outbox")),
                store,
                ClusterSettings.read(lumed.section("cluster")),
                LogSettings.read(lumed.section("log")),
                DemoSettings.read(lumed.section("demo")));
    }
}
