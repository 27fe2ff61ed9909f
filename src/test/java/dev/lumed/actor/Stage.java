package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.journal.Archive;
import dev.lumed.journal.Chronicle;
import dev.lumed.journal.ForgetfulChronicle;
import dev.lumed.journal.InMemoryArchive;
import dev.lumed.journal.InMemoryChronicle;
import dev.lumed.journal.InMemoryDirectory;
import dev.lumed.journal.Readiness;
import dev.lumed.link.Mode;
import dev.lumed.meters.Meters;
import dev.lumed.simulation.Agenda;
import dev.lumed.simulation.Cloud;
import dev.lumed.simulation.Dice;
import dev.lumed.simulation.UsualTuning;
import dev.lumed.simulation.Weather;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.actor.ActorContext;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.ActorMaterializer;
import org.apache.pekko.stream.ActorMaterializerSettings;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/**
 * The actors of lumed, wired as the daemon wires them, in a virtual world: timers, clock, network and backend are played
 * from one agenda, and every actor runs on the test's own thread. An hour of theirs is a moment here, and always the same.
 */
final class Stage implements AutoCloseable {
    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int READINGS_AT_ONCE = 64;

    private final Agenda agenda = new Agenda();
    private final Scenery scenery = Scenery.with(agenda);
    private final Dice dice = new Dice(7);
    private final Meters meters = new Meters(clock());
    private final Cloud cloud;
    private final InMemoryDirectory directory;
    private final Surroundings.Storage storage;
    private final ActorSystem<Direction> system;
    private LiveConversations conversations;
    private Readiness readiness = Readiness.READY;
    private Duration slept = Duration.ZERO;
    private @Nullable Materializer materializer;

    /** What the daemon's guardian is told. */
    private sealed interface Direction {
        record Start(CompletableFuture<LiveConversations> started) implements Direction {}

        record Stop() implements Direction {}
    }

    private Stage(Function<Agenda, Cloud> cloud, Archive archive, InMemoryDirectory directory, Chronicle chronicle) {
        this.cloud = cloud.apply(agenda);
        this.directory = directory;
        this.storage = new Surroundings.Storage(
                archive, new WithEvents(directory, scenery.disk()), chronicle, () -> readiness, 0);
        this.system = ActorSystem.create(guardian(), "stage", scenery.config());
        this.conversations = started();
    }

    static Stage fair() {
        return inMemory(agenda -> Cloud.fair(agenda, 1));
    }

    /** Under the weather of a seed. */
    static Stage under(long seed) {
        return inMemory(agenda -> Cloud.stormy(agenda, seed));
    }

    private static Stage inMemory(Function<Agenda, Cloud> cloud) {
        InMemoryChronicle chronicle = new InMemoryChronicle();
        return new Stage(cloud, new InMemoryArchive(), new InMemoryDirectory(chronicle), chronicle);
    }

    /** That keeps nothing in memory which a daemon has on the disk, but for a few events and snapshots. */
    static Stage on(Archive archive) {
        return new Stage(agenda -> Cloud.fair(agenda, 1), archive, new InMemoryDirectory(), new ForgetfulChronicle());
    }

    private Behavior<Direction> guardian() {
        return Behaviors.setup(context -> Behaviors.receive(Direction.class)
                .onMessage(Direction.Start.class, start -> {
                    context.spawnAnonymous(Behaviors.<Void>setup(daemon -> {
                        materializer = materializer(Adapter.toClassic(daemon));
                        start.started().complete(LiveConversations.start(daemon, surroundings(), READINGS_AT_ONCE));
                        return Behaviors.empty();
                    }));
                    return Behaviors.same();
                })
                .onMessage(Direction.Stop.class, stop -> {
                    context.getChildren().forEach(context::stop);
                    return Behaviors.same();
                })
                .build());
    }

    /** Whoever leaves the settings to Pekko is made to wait, on this thread, for an actor that runs on this thread. */
    @SuppressWarnings("deprecation")
    private static Materializer materializer(ActorContext daemon) {
        return ActorMaterializer.create(ActorMaterializerSettings.create(daemon.system()), daemon);
    }

    private LiveConversations started() {
        CompletableFuture<LiveConversations> started = new CompletableFuture<>();
        system.tell(new Direction.Start(started));
        return await(started);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                cloud.backend(),
                storage,
                clock(),
                agenda::nanos,
                dice::even,
                UsualTuning.conversation(UsualTuning.PAGE),
                UsualTuning.link(),
                meters);
    }

    private InstantSource clock() {
        return () -> BEGINNING.plus(agenda.elapsed()).plus(slept);
    }

    Cloud cloud() {
        return cloud;
    }

    Meters meters() {
        return meters;
    }

    Agenda agenda() {
        return agenda;
    }

    Weather weather() {
        return cloud.weather();
    }

    VirtualDisk disk() {
        return scenery.disk();
    }

    LiveConversations conversations() {
        return conversations;
    }

    /** For streams that are played from the agenda too, and end with the daemon. */
    Materializer materializer() {
        return Objects.requireNonNull(materializer);
    }

    void storeIs(Readiness ready) {
        readiness = ready;
    }

    InMemoryDirectory directory() {
        return directory;
    }

    // Time

    Duration elapsed() {
        return agenda.elapsed();
    }

    void pass(Duration time) {
        agenda.pass(time);
    }

    /** The machine sleeps: afterwards its wall clock has gone on, and no other. */
    void sleep(Duration time) {
        slept = slept.plus(time);
    }

    /** Plays until it is so, and says how long that took. */
    Duration until(String what, BooleanSupplier condition) {
        Duration begun = agenda.elapsed();
        while (!condition.getAsBoolean()) {
            assertThat(agenda.next() && agenda.elapsed().minus(begun).compareTo(PATIENCE) < 0)
                    .as("waited in vain for: " + what)
                    .isTrue();
        }
        return agenda.elapsed().minus(begun);
    }

    <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        until("an answer", future::isDone);
        return future.join();
    }

    <T> T success(CompletionStage<Outcome<T>> stage) {
        Outcome<T> outcome = await(stage);
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    /** The daemon is gone from one moment to the next; what was under way never comes to its end. */
    void stop() {
        system.tell(new Direction.Stop());
    }

    void start() {
        conversations = started();
    }

    /** How many actors there are whose name begins so. */
    long actorsNamed(String beginning) {
        ExtendedActorSystem classic = (ExtendedActorSystem) system.classicSystem();
        return classic.printTree()
                .lines()
                .filter(line -> line.contains("-> " + beginning) || line.contains("⌊-> " + beginning))
                .count();
    }

    // Conversations

    /** Opens one that the backend has. */
    ConversationId open() {
        ConversationId id = new ConversationId(cloud.create());
        success(conversations.open(id));
        return id;
    }

    Message send(ConversationId id, String content) {
        return success(conversations.send(id, new Submission(content, null)));
    }

    Mode mode(ConversationId id) {
        return success(conversations.find(id)).connection().mode();
    }

    List<Mode> modes(ConversationId id) {
        return success(conversations.transitions(id, 100)).stream()
                .map(dev.lumed.link.Connection::mode)
                .toList();
    }

    Audience listen(ConversationId id) {
        Audience audience = new Audience(id, agenda);
        await(conversations.subscribe(audience));
        return audience;
    }

    List<Message> messages(ConversationId id) {
        return success(conversations.messages(id, new MessageQuery.Latest(1000)))
                .messages();
    }

    /** What lumed shows and what the backend has, alike. */
    void assertWhole(ConversationId id) {
        assertThat(lines(id)).isEqualTo(linesOfTheBackend(id)).doesNotHaveDuplicates();
    }

    boolean isWhole(ConversationId id) {
        return lines(id).equals(linesOfTheBackend(id));
    }

    private List<String> lines(ConversationId id) {
        return messages(id).stream()
                .map(message -> message.serverId() + " " + message.role().name().toLowerCase(Locale.ROOT) + " "
                        + message.content())
                .toList();
    }

    private List<String> linesOfTheBackend(ConversationId id) {
        return cloud.list(id.value()).stream()
                .map(message -> message.id() + " " + message.role() + " " + message.content())
                .toList();
    }

    @Override
    public void close() {
        system.terminate();
        until("the end", () -> system.getWhenTerminated().toCompletableFuture().isDone());
        scenery.close();
    }
}
