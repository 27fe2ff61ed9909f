package dev.lumed.actor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.lumed.simulation.Agenda;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorSystem;

/** What an actor system in a virtual world finds around itself: Pekko makes its plugins from nothing but a configuration. */
record Scenery(Agenda agenda, VirtualDisk disk) implements AutoCloseable {
    private static final String NAME = "lumed.test.scenery";
    private static final Map<String, Scenery> ALL = new ConcurrentHashMap<>();

    static Scenery with(Agenda agenda) {
        Scenery scenery = new Scenery(agenda, new VirtualDisk(agenda));
        ALL.put(scenery.name(), scenery);
        return scenery;
    }

    static Scenery of(ActorSystem system) {
        return of(system.settings().config());
    }

    static Scenery of(Config config) {
        return ALL.get(config.getString(NAME));
    }

    private String name() {
        return "scenery-" + System.identityHashCode(agenda);
    }

    /** Of an actor system whose every timer and every actor is the agenda's; loggers of its own would have to be waited for. */
    Config config() {
        return ConfigFactory.parseString(
                        """
                        %s = "%s"
                        pekko.loglevel = OFF
                        pekko.stdout-loglevel = OFF
                        pekko.loggers = ["org.apache.pekko.event.Logging$StandardOutLogger"]
                        pekko.use-slf4j = off
                        pekko.library-extensions = []
                        pekko.scheduler.implementation = "dev.lumed.actor.VirtualScheduler"
                        pekko.actor.default-dispatcher.executor = "dev.lumed.actor.VirtualExecutor"
                        pekko.actor.internal-dispatcher = ${pekko.actor.default-dispatcher}
                        pekko.persistence.dispatchers.default-plugin-dispatcher = ${pekko.actor.default-dispatcher}
                        pekko.persistence.dispatchers.default-replay-dispatcher = ${pekko.actor.default-dispatcher}
                        pekko.persistence.journal.plugin = "virtual-journal"
                        pekko.persistence.snapshot-store.plugin = "virtual-snapshots"
                        virtual-journal.class = "dev.lumed.actor.VirtualDisk$Journal"
                        virtual-snapshots.class = "dev.lumed.actor.VirtualDisk$Snapshots"
                        """
                                .formatted(NAME, name()))
                .withFallback(ConfigFactory.parseResources("dev/lumed/journal/pekko.conf"))
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    @Override
    public void close() {
        ALL.remove(name());
    }
}
