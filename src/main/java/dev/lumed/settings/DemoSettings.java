package dev.lumed.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.List;

/**
 * The demo backend that {@code demo} and {@code backend} start.
 *
 * @param port 0 for any free one
 * @param thinkTime before the first piece of a reply
 * @param pieceInterval between the pieces of a reply
 * @param config all of {@code lumed.demo} under its full path, for the demo backend, which reads and checks its own
 *     sections itself
 */
public record DemoSettings(String host, int port, Duration thinkTime, Duration pieceInterval, Config config) {

    /** What only the demo backend understands. */
    private static final List<String> SECTIONS = List.of("access", "dialect", "faults", "limits", "tls");

    static DemoSettings read(Section demo) {
        String host = demo.text("host");
        int port = demo.number("port", 0, 65_535);
        Duration thinkTime = demo.duration("think-time", Duration.ZERO, Duration.ofMinutes(1));
        Duration pieceInterval = demo.duration("piece-interval", Duration.ZERO, Duration.ofMinutes(1));
        demo.require(Loopback.is(host), "host", "a loopback address: the demo backend's credentials are known to all");
        Config config = ConfigFactory.empty()
                .withValue("host", ConfigValueFactory.fromAnyRef(host))
                .withValue("port", ConfigValueFactory.fromAnyRef(port))
                .withValue("think-time", ConfigValueFactory.fromAnyRef(thinkTime.toMillis() + "ms"))
                .withValue("piece-interval", ConfigValueFactory.fromAnyRef(pieceInterval.toMillis() + "ms"));
        for (String section : SECTIONS) {
            config = config.withValue(section, demo.opaque(section));
        }
        return new DemoSettings(host, port, thinkTime, pieceInterval, config.atPath("lumed.demo"));
    }

    /** Without the configuration: there are passwords in it. */
    @Override
    public String toString() {
        return "DemoSettings[" + host + ":" + port + ", " + thinkTime + ", " + pieceInterval + "]";
    }
}
