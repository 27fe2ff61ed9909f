package dev.lumed.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** The configuration of Pekko that belongs to a database, with its addresses filled in as values, not as text. */
final class PekkoConfig {

    private PekkoConfig() {}

    static Config of(String resource, Map<String, String> values) {
        Config given = ConfigFactory.parseMap(Map.of("given", values));
        return ConfigFactory.parseResources(PekkoConfig.class, resource)
                .withFallback(ConfigFactory.parseResources(PekkoConfig.class, "pekko.conf"))
                .resolveWith(given)
                .withoutPath("given");
    }
}
