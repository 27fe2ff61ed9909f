package dev.lumed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** How the actor systems of this process are configured. */
final class ActorSystems {
    private ActorSystems() {}

    static Config ofDaemon() {
        return resource("daemon.conf").withFallback(ofProcess());
    }

    static Config ofDemo() {
        return ofProcess();
    }

    private static Config ofProcess() {
        return resource("process.conf").withFallback(ConfigFactory.load());
    }

    private static Config resource(String name) {
        return ConfigFactory.parseResources(ActorSystems.class, name);
    }
}
