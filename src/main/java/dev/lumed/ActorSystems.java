package dev.lumed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;

/** How the actor systems of this process are configured, and how their end is noticed. */
final class ActorSystems {
    private ActorSystems() {}

    static Config ofDaemon() {
        return resource("daemon.conf").withFallback(ofProcess());
    }

    static Config ofDemo() {
        return ofProcess();
    }

    /** Complete as soon as a system begins to end, whoever wants it to: its end may wait for what has died. */
    static CompletionStage<Done> ending(ActorSystem<?> system) {
        CompletableFuture<Done> ending = new CompletableFuture<>();
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "lumed-ending", () -> {
            ending.complete(Done.getInstance());
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        // A guardian that dies ends the system without any phase.
        system.getWhenTerminated().whenComplete((done, failure) -> ending.complete(Done.getInstance()));
        return ending;
    }

    private static Config ofProcess() {
        return resource("process.conf").withFallback(ConfigFactory.load());
    }

    private static Config resource(String name) {
        return ConfigFactory.parseResources(ActorSystems.class, name);
    }
}
