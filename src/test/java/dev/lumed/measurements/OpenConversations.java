package dev.lumed.measurements;

import com.typesafe.config.ConfigFactory;
import dev.lumed.actor.LiveConversations;
import dev.lumed.actor.Surroundings;
import dev.lumed.conversation.ConversationId;
import dev.lumed.journal.Readiness;
import dev.lumed.journal.Store;
import dev.lumed.link.Mode;
import dev.lumed.meters.Meters;
import dev.lumed.settings.Durability;
import dev.lumed.simulation.UsualTuning;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The daemon's actors on a store, and a backend that costs nothing: conversations that are open and have nothing to do. */
final class OpenConversations implements AutoCloseable {
    private static final int READINGS_AT_ONCE = 64;

    private final Store store;
    private final ActorSystem<Void> system;
    private final LiveConversations conversations;
    private int opened;

    OpenConversations(Path directory) {
        this.store = KeptOnDisk.open(directory, Durability.PROCESS);
        CompletableFuture<LiveConversations> started = new CompletableFuture<>();
        this.system = ActorSystem.create(
                Behaviors.<Void>setup(context -> {
                    started.complete(LiveConversations.start(context, surroundings(), READINGS_AT_ONCE));
                    return Behaviors.empty();
                }),
                "measured",
                store.pekkoConfig()
                        .withFallback(ConfigFactory.parseString("pekko.loglevel = WARNING"))
                        .withFallback(ConfigFactory.load()));
        this.conversations = started.join();
    }

    private Surroundings surroundings() {
        return new Surroundings(
                new QuietBackend(),
                new Surroundings.Storage(
                        store.archive(), store.directory(), store.chronicle(), () -> Readiness.READY, 0),
                InstantSource.system(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                UsualTuning.conversation(UsualTuning.PAGE),
                UsualTuning.link(),
                new Meters(InstantSource.system()));
    }

    /** Opens more, and returns when all are connected and idle. */
    OpenConversations open(int count) {
        for (int i = 0; i < count; i++) {
            ConversationId id = new ConversationId(String.format("c0000000-0000-4000-8000-%012d", ++opened));
            conversations.open(id).toCompletableFuture().join();
        }
        while (connected() < opened) {
            Thread.onSpinWait();
        }
        return this;
    }

    private int connected() {
        return conversations.status().toCompletableFuture().join().byMode().getOrDefault(Mode.LIVE, 0);
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        store.close();
    }
}
