package dev.lumed;

import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the file that {@link StoreFileTest} opens ever after, as the lumed at hand writes it: once for each version of the
 * schema, by {@code mvn -B test -Dtest=StoreFileMaking -Dlumed.store.file=DIRECTORY}, which leaves {@code lumed-N.db.gz} and
 * beside it what was in it, {@code lumed-N.txt}.
 */
final class StoreFileMaking {
    private static final String PLAIN = "websocket.enabled = false, backend.request-timeout = 1s";

    /** More than a conversation keeps out of its archive. */
    private static final int LONG = 300;

    @TempDir
    Path dataDir;

    @Test
    void store_withAllThereCanBe() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), PLAIN)) {
            archived(lumed);
            closed(lumed);
            failed(lumed);
            uncertainAndQueued(lumed);
        }
        List<String> inventory;
        try (AloneDaemon alone = AloneDaemon.on(dataDir)) {
            inventory = alone.inventory();
        }
        keep(inventory);
    }

    private static void archived(RunningDaemon lumed) throws Exception {
        String id = lumed.open("nutritionist");
        Feeds feed = lumed.eventsOf(id);
        lumed.send(id, "How much water a day?");
        feed.own("How much water a day?", "sent");
        feed.reply();
        lumed.demo()
                .write(
                        id,
                        IntStream.range(0, LONG)
                                .mapToObj(i -> i % 2 == 0
                                        ? Draft.user("Question " + i + " – and what of ü?")
                                        : Draft.assistant("Answer " + i + ". ".repeat(40)))
                                .toList());
        feed.until("all of it", () -> lumed.log(id).equals(lumed.backendLog(id)));
    }

    private static void closed(RunningDaemon lumed) throws Exception {
        String id = lumed.open("fitness_coach");
        Feeds feed = lumed.eventsOf(id);
        lumed.send(id, "How do I start running?");
        feed.reply();
        lumed.post("/v1/conversations/" + id + "/close", "", 200);
    }

    private static void failed(RunningDaemon lumed) throws Exception {
        String id = lumed.open("general_wellness");
        Feeds feed = lumed.eventsOf(id);
        lumed.demo()
                .faults()
                .put(FaultSwitch.of(Fault.REST_STATUS)
                        .with(FaultParameter.STATUS, 422)
                        .calls(CallKind.POST_MESSAGE)
                        .times(1));
        lumed.send(id, "This is refused.");
        feed.own("This is refused.", "failed");
    }

    private static void uncertainAndQueued(RunningDaemon lumed) throws Exception {
        String id = lumed.open("companion");
        Feeds feed = lumed.eventsOf(id);
        lumed.demo().faults().put(FaultSwitch.of(Fault.ANSWER_LOST));
        lumed.demo().faults().put(FaultSwitch.of(Fault.REST_STATUS).calls(CallKind.LIST_MESSAGES));
        lumed.send(id, "Has this arrived?");
        feed.own("Has this arrived?", "uncertain");
        lumed.send(id, "This waits behind it.");
    }

    private void keep(List<String> inventory) throws Exception {
        Path target = Files.createDirectories(Path.of(System.getProperty("lumed.store.file", "target")));
        Path copy = dataDir.resolve("copy.db");
        String version;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("lumed.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + copy + "'");
            version = statement.executeQuery("PRAGMA user_version").getString(1);
        }
        try (GZIPOutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(target.resolve("lumed-" + version + ".db.gz")))) {
            Files.copy(copy, packed);
        }
        Files.write(target.resolve("lumed-" + version + ".txt"), inventory);
    }
}
