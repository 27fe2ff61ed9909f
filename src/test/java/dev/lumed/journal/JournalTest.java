package dev.lumed.journal;

import static dev.lumed.journal.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every function of the journal plugin that lumed uses, on SQLite, which the plugin does not list. */
final class JournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Store store;
    private ActorTestKit system;

    @BeforeEach
    void start() {
        store = Store.open(Samples.SQLITE, directory.resolve("a b?c#d"));
        system = ActorTestKit.create("journal", store.pekkoConfig().withFallback(ActorTestKit.applicationTestConfig()));
    }

    @AfterEach
    void stop() {
        system.shutdownTestKit();
        store.close();
    }

    @Test
    void events_persistedOneByOneAndTogether_areRecoveredInOrder() {
        ActorRef<Tally.Command> tally = spawn("one", RetentionCriteria.disabled());
        queue(tally, "a");
        queue(tally, "b", "c", "d");
        queue(tally, "e");
        stop(tally);

        assertThat(texts(spawn("one", RetentionCriteria.disabled()))).containsExactly("a", "b", "c", "d", "e");
        assertThat(texts(spawn("other", RetentionCriteria.disabled()))).isEmpty();
    }

    @Test
    void event_stored_hasItsKindAndVersionAndIsPlainJson() throws Exception {
        queue(spawn("one", RetentionCriteria.disabled()), "a");

        assertThat(
                        rows(
                                """
                        SELECT event_ser_id || ' ' || event_ser_manifest || ' ' || CAST(event_payload AS TEXT)
                        FROM event_journal WHERE sequence_number = 2"""))
                .containsExactly(
                        StoredSerializer.IDENTIFIER
                                + " event:1 {\"type\":\"message-queued\",\"id\":\"m-a\",\"content\":\"a\",\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void snapshots_withRetention_boundWhatIsStoredAndAreRecovered() throws Exception {
        ActorRef<Tally.Command> tally = spawn("one", Tally.everyTenEvents());
        List<String> texts = IntStream.range(0, 100).mapToObj(String::valueOf).toList();
        texts.forEach(text -> queue(tally, text));
        stop(tally);

        assertThat(texts(spawn("one", Tally.everyTenEvents()))).isEqualTo(texts);
        assertThat(rows("SELECT sequence_number FROM snapshot WHERE snapshot_ser_manifest = 'state:2'"))
                .hasSizeBetween(1, 3);
        assertThat(rows("SELECT sequence_number FROM event_journal WHERE deleted = 0"))
                .hasSizeBetween(1, 40);
    }

    @Test
    void erase_ofAWholeJournal_leavesNothingToRecover() throws Exception {
        String one = "conversation|" + Samples.ONE.value();
        ActorRef<Tally.Command> tally = spawn(one, Tally.everyTenEvents());
        IntStream.range(0, 25).forEach(number -> queue(tally, String.valueOf(number)));
        queue(spawn("other", Tally.everyTenEvents()), "kept");
        stop(tally);

        await(store.directory().erase(Samples.ONE));

        assertThat(rows("SELECT DISTINCT persistence_id FROM event_journal")).containsExactly("other");
        assertThat(rows("SELECT DISTINCT persistence_id FROM snapshot")).isEmpty();
        ActorRef<Tally.Command> anew = spawn(one, Tally.everyTenEvents());
        queue(anew, "b");
        assertThat(texts(anew)).containsExactly("b");
    }

    @Test
    void persistenceIds_stored_canBeListed() {
        queue(spawn("one", RetentionCriteria.disabled()), "a");
        queue(spawn("other", RetentionCriteria.disabled()), "a");
        JdbcReadJournal journal = PersistenceQuery.get(system.system())
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());

        assertThat(await(journal.currentPersistenceIds().runWith(Sink.seq(), system.system())))
                .containsExactlyInAnyOrder("one", "other");
    }

    /** Nobody sees SQLITE_BUSY, neither the journal nor our own writer, and everything is there afterwards. */
    @Test
    void writes_ofTheJournalAndOurs_doNotFailEachOther() {
        int actors = 40;
        int rounds = 50;
        List<CompletionStage<?>> stages = new ArrayList<>();
        for (int actor = 0; actor < actors; actor++) {
            ActorRef<Tally.Command> tally = spawn("tally-" + actor, Tally.everyTenEvents());
            for (int round = 0; round < rounds; round++) {
                stages.add(ask(tally, String.valueOf(round)));
                stages.add(store.archive().append(Samples.ONE, Samples.messages(round, round + 2)));
                stages.add(store.directory().put(Samples.summary(Samples.ONE, true)));
                store.chronicle().transition(Samples.ONE, Samples.connection(round));
                stages.add(store.archive().before(Samples.ONE, Long.MAX_VALUE, 10));
            }
        }
        stages.forEach(Samples::await);

        assertThat(await(store.archive().before(Samples.ONE, Long.MAX_VALUE, 1_000)))
                .hasSize(rounds + 2);
        assertThat(await(store.chronicle().transitions(Samples.ONE, 10_000))).hasSize(Chronicle.TRANSITIONS_KEPT);
        assertThat(store.droppedNotes()).isZero();
        List<String> texts =
                IntStream.range(0, rounds).mapToObj(String::valueOf).toList();
        for (int actor = 0; actor < actors; actor++) {
            ActorRef<Tally.Command> tally = spawn("tally-" + actor, Tally.everyTenEvents());
            assertThat(texts(tally)).isEqualTo(texts);
        }
    }

    private ActorRef<Tally.Command> spawn(String id, RetentionCriteria retention) {
        return system.spawn(Tally.create(id, retention));
    }

    private CompletionStage<Done> ask(ActorRef<Tally.Command> tally, String... texts) {
        return AskPattern.ask(
                tally,
                (ActorRef<Done> replyTo) -> new Tally.Queue(List.of(texts), replyTo),
                PATIENCE,
                system.scheduler());
    }

    private void queue(ActorRef<Tally.Command> tally, String... texts) {
        await(ask(tally, texts));
    }

    private List<String> texts(ActorRef<Tally.Command> tally) {
        return await(AskPattern.ask(tally, Tally.Texts::new, PATIENCE, system.scheduler()));
    }

    private void stop(ActorRef<Tally.Command> tally) {
        await(AskPattern.ask(tally, Tally.Stop::new, PATIENCE, system.scheduler()));
        system.createTestProbe().expectTerminated(tally, PATIENCE);
    }

    private List<String> rows(String sql) throws Exception {
        Path path = directory.resolve("a b?c#d");
        try (var connection = new SqliteDatabase(path, Samples.SQLITE.durability(), new Room()).reading()) {
            return Sql.list(connection, sql, row -> row.getString(1));
        }
    }
}
