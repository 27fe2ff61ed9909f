package dev.lumed.backend;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The header of RFC 9110, 10.2.3: seconds or a date. What makes no sense counts as not said, what is absurd is capped. */
final class RetryAfter {
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int DIGITS_OF_LONGEST = 3;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    static Duration read(String value, Instant now) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            String significant = text.replaceFirst("^0+(?=\\d)", "");
            return significant.length() > DIGITS_OF_LONGEST
                    ? LONGEST
                    : capped(Duration.ofSeconds(Long.parseLong(significant)));
        }
        try {
            return capped(Duration.between(now, ZonedDateTime.parse(text, DATE).toInstant()));
        } catch (DateTimeException noDate) {
            return Duration.ZERO;
        }
    }

    private static Duration capped(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
