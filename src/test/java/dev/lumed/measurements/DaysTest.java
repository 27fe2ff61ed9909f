package dev.lumed.measurements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.LongTalk;
import dev.lumed.conversation.LongTalk.Texts;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.settings.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of the same traffic every day: what is on the disk grows by the messages, which are kept, and by nothing else.
 * {@code -Dlumed.measure=true} prints each day.
 */
final class DaysTest {
    private static final int DAYS = 30;
    private static final int TURNS_A_DAY = 60;
    private static final int RECONNECTS_A_DAY = 100;

    /** From then on everything that has a bound has reached it. */
    private static final int SETTLED = 15;

    private static final long LARGEST_SNAPSHOT = 64 << 10;
    private static final long LARGEST_LOG = 8 << 20;
    private static final long PAGE = 4096;

    @TempDir
    Path directory;

    /** What the store takes at the end of a day, in bytes; {@code log} is the write-ahead log. */
    private record Day(long messages, long rest, long free, long log, long snapshot) {
        long whole() {
            return messages + rest + free;
        }
    }

    @Test
    void store_afterAMonth_growsByItsMessagesAlone() throws Exception {
        List<Day> days = new ArrayList<>();
        try (KeptOnDisk disk = KeptOnDisk.in(directory, Durability.PROCESS)) {
            LongTalk talk = LongTalk.of(0, Texts.USUAL, disk);
            Instant now = Instant.parse("2026-01-01T00:00:00Z");
            for (int day = 0; day < DAYS; day++) {
                for (int i = 0; i < RECONNECTS_A_DAY; i++) {
                    now = now.plus(Duration.ofMinutes(14));
                    disk.transition(new Connection(Mode.POLLING, now, "the backend closed the socket", null, i % 5));
                }
                talk.turns(TURNS_A_DAY);
                disk.settle();
                days.add(measured());
            }
        }
        if (Boolean.getBoolean("lumed.measure")) {
            days.forEach(day -> System.out.printf(
                    Locale.ROOT,
                    "day %2d: messages %,d, all else %,d, free %,d, log %,d, snapshot %,d%n",
                    days.indexOf(day) + 1,
                    day.messages(),
                    day.rest(),
                    day.free(),
                    day.log(),
                    day.snapshot()));
        }
        List<Day> later = days.subList(SETTLED, DAYS);
        assertThat(most(later, Day::rest)).isLessThanOrEqualTo(most(days.subList(0, SETTLED), Day::rest) * 11 / 10);
        long growth = later.get(later.size() - 1).whole() - later.get(0).whole();
        long messages = later.get(later.size() - 1).messages() - later.get(0).messages();
        assertThat(messages).isPositive();
        assertThat(growth).isLessThanOrEqualTo(messages + 64 * PAGE);
        assertThat(most(days, Day::snapshot)).isBetween(1L, LARGEST_SNAPSHOT);
        assertThat(most(days, Day::log)).isLessThanOrEqualTo(LARGEST_LOG);
    }

    private static long most(List<Day> days, ToLongFunction<Day> what) {
        return days.stream().mapToLong(what).max().orElseThrow();
    }

    private Day measured() throws Exception {
        long messages = number("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%message_archive%'");
        long free = number("PRAGMA freelist_count") * PAGE;
        long whole = number("PRAGMA page_count") * PAGE;
        return new Day(
                messages,
                whole - messages - free,
                free,
                Files.size(directory.resolve("lumed.db-wal")),
                number("SELECT COALESCE(MAX(length(snapshot_payload)), 0) FROM snapshot"));
    }

    private long number(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lumed.db"));
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }
}
