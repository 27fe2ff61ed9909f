package dev.lumed.settings;

import java.time.Duration;

/**
 * The demo backend that {@code demo} and {@code backend} start.
 *
 * @param port 0 for any free one
 * @param thinkTime before the first piece of a reply
 * @param pieceInterval between the pieces of a reply
 */
public record DemoSettings(String host, int port, Duration thinkTime, Duration pieceInterval) {

    static DemoSettings read(Section demo) {
        DemoSettings settings = new DemoSettings(
                demo.text("host"),
                demo.number("port", 0, 65_535),
                demo.duration("think-time", Duration.ZERO, Duration.ofMinutes(1)),
                demo.duration("piece-interval", Duration.ZERO, Duration.ofMinutes(1)));
        demo.require(Loopback.is(settings.host), "host", "a loopback address: the demo backend takes any token");
        return settings;
    }
}
