package dev.lumed.demo;

import dev.lumed.demo.fault.BadSwitchException;
import dev.lumed.demo.fault.Values;
import java.time.Duration;
import java.util.Map;

/**
 * How fast personas are.
 *
 * @param thinkTime before the first piece of a reply
 * @param pieceInterval between the pieces; zero sends them all at once
 */
public record Pace(Duration thinkTime, Duration pieceInterval) {

    static final String THINK_TIME = "think-time";
    static final String PIECE_INTERVAL = "piece-interval";

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public Pace {
        check(THINK_TIME, thinkTime);
        check(PIECE_INTERVAL, pieceInterval);
    }

    /** Like someone who types fast. */
    public static Pace human() {
        return new Pace(Duration.ofMillis(700), Duration.ofMillis(45));
    }

    /** Without any waiting. */
    public static Pace immediate() {
        return new Pace(Duration.ZERO, Duration.ZERO);
    }

    Pace with(Map<String, String> texts) {
        Pace changed = this;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            changed = switch (text.getKey()) {
                case THINK_TIME -> new Pace(Values.duration(THINK_TIME, text.getValue()), changed.pieceInterval);
                case PIECE_INTERVAL -> new Pace(changed.thinkTime, Values.duration(PIECE_INTERVAL, text.getValue()));
                default -> throw new BadSwitchException("pace", text.getKey(), THINK_TIME + ", " + PIECE_INTERVAL);
            };
        }
        return changed;
    }

    private static void check(String key, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new BadSwitchException(key, duration.toMillis() + "ms", "0ms to 1m");
        }
    }
}
