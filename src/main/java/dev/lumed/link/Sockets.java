package dev.lumed.link;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there was of sockets so far.
 *
 * @param last the number of the latest one
 * @param failures how many were lost in a row without a useful minute
 * @param useless when the latest useless ones were lost, at most {@value #TOO_MANY}
 */
record Sockets(int last, int failures, List<Duration> useless) {

    static final int TOO_MANY = 3;
    private static final Duration IN_SO_SHORT = Duration.ofMinutes(1);

    static final Sockets NONE = new Sockets(0, 0, List.of());

    Sockets {
        useless = List.copyOf(useless);
    }

    Sockets next() {
        return new Sockets(last + 1, failures, useless);
    }

    /** A fresh start: what went wrong elsewhere or before says nothing about now. */
    Sockets forgiven() {
        return new Sockets(last, 0, List.of());
    }

    Sockets lost(Life life, Duration now, int fastAttempts) {
        return switch (life) {
            case UNBORN, SHORT -> new Sockets(last, failures + 1, useless);
            case USEFUL -> new Sockets(last, 1, List.of());
            case USELESS -> lostUselessly(now, fastAttempts);
        };
    }

    private Sockets lostUselessly(Duration now, int fastAttempts) {
        List<Duration> latest = Stream.concat(useless.stream(), Stream.of(now))
                .skip(Math.max(0, useless.size() + 1 - TOO_MANY))
                .toList();
        Sockets counted = new Sockets(last, failures + 1, latest);
        // However well they open: whoever opens and dies like this has used up its fast tries.
        return counted.keepFailing(now) ? new Sockets(last, Math.max(failures, fastAttempts) + 1, latest) : counted;
    }

    /** Whether so many were useless in so short a time that opening well is no good sign any more. */
    boolean keepFailing(Duration now) {
        return useless.size() == TOO_MANY && now.minus(useless.get(0)).compareTo(IN_SO_SHORT) <= 0;
    }
}
