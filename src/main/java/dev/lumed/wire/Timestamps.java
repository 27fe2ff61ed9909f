package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as servers write them: ISO-8601, with or without a fraction, a zone (none is UTC) or the {@code T}; or a
 * number of seconds or milliseconds since the epoch.
 */
final class Timestamps {
    /** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private static final int LONGEST = 64;

    /** No server means a year of more than four digits, and what such an instant is written as no reader understands. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ]")
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Timestamps() {}

    static @Nullable Instant read(JsonNode value) {
        if (value.isTextual()) {
            return read(value.textValue());
        }
        return value.isNumber() && value.canConvertToLong() ? sensible(ofNumber(value.longValue())) : null;
    }

    static @Nullable Instant read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            TemporalAccessor read = LENIENT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return sensible(
                    read instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Instant sensible(Instant instant) {
        return instant.isBefore(FIRST) || !instant.isBefore(END) ? null : instant;
    }

    private static Instant ofNumber(long number) {
        return number > -FIRST_MILLISECONDS && number < FIRST_MILLISECONDS
                ? Instant.ofEpochSecond(number)
                : Instant.ofEpochMilli(number);
    }

    static String write(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
