package dev.lumed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** What the actor systems of this process have in common. */
final class ActorSystems {
    private ActorSystems() {}

    static Config configuration() {
        return ConfigFactory.parseResources(ActorSystems.class, "process.conf").withFallback(ConfigFactory.load());
    }
}
