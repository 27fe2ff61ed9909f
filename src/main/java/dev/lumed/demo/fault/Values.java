package dev.lumed.demo.fault;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of switches, which are texts wherever they come from. */
public final class Values {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Values() {}

    /** A whole number from {@code least} to {@code most}. */
    public static int number(String key, String text, int least, int most) {
        if (NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BadSwitchException(key, text, "a whole number from " + least + " to " + most);
    }

    /** A length of time such as {@code 250ms}, {@code 2s}, {@code 5m} or {@code 1h}. */
    public static Duration duration(String key, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new BadSwitchException(key, text, "a duration such as 250ms, 2s or 5m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    public static boolean truth(String key, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadSwitchException(key, text, "true or false");
        };
    }

    /** The constant of this key. */
    public static <E extends Enum<E>> E word(String key, String text, Class<E> type) {
        return Keys.find(type, text).orElseThrow(() -> new BadSwitchException(key, text, "one of " + Keys.all(type)));
    }
}
