package dev.lumed.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people: local, and no longer than needed to tell them apart. */
final class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Instant now;
    private final ZoneId zone;

    Times(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    static Times of(Console console) {
        return new Times(
                console.clockwork().clock().instant(), console.clockwork().zone());
    }

    /** The time of day, with the date unless it is today's. */
    String brief(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DATE_AND_TIME).format(local);
    }

    /** The time of day to the second. */
    String second(Instant instant) {
        return SECOND.format(instant.atZone(zone));
    }

    /** How long ago, in its two largest units. */
    String since(Instant instant) {
        return words(Duration.between(instant, now));
    }

    static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        long minutes = seconds / 60;
        return minutes < 24 * 60
                ? minutes / 60 + " h " + minutes % 60 + " min"
                : minutes / (24 * 60) + " d " + minutes / 60 % 24 + " h";
    }
}
