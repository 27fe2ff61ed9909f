package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.lumed.journal.AwaitedArchive;
import dev.lumed.measurements.Heap;
import dev.lumed.wire.WireMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A month of the same use every day: what lumed holds in the heap does not grow. The backend, which is in the same heap,
 * keeps all messages; they are taken off. {@code -Dlumed.measure=true} prints what was held.
 */
final class MonthTest {
    private static final int MONTH = 30;
    private static final int TEN_DAYS = 10;

    /** While what has a bound may still be on its way there. */
    private static final long MOST_AT_FIRST = 320 << 10;

    /** 330 bytes for each question of ten days to the conversation that lasts, or 1,300 for each token that was renewed. */
    private static final long MOST_LATER = 160 << 10;

    @TempDir
    Path directory;

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.lumed.actor");

    /** Bytes of the heap at the end of a day. */
    private record Held(int day, long whole, long backends) {
        long lumeds() {
            return whole - backends;
        }
    }

    @BeforeEach
    void beSilent() {
        log.setLevel(Level.WARN);
    }

    @AfterEach
    void beAsBefore() {
        log.setLevel(null);
    }

    @Test
    void heap_afterAMonth_isThatOfTheFirstDays() {
        List<Held> held = new ArrayList<>();
        try (AwaitedArchive archive = AwaitedArchive.in(directory);
                BusyMonth month = new BusyMonth(archive)) {
            for (int day = 1; day <= MONTH; day++) {
                month.day();
                if (day % TEN_DAYS == 0) {
                    held.add(new Held(day, Heap.used(), Heap.bytesOf(() -> copies(month.atTheBackend()))));
                }
            }
        }
        if (Boolean.getBoolean("lumed.measure")) {
            held.forEach(each -> System.out.printf(
                    Locale.ROOT, "day %d: lumed %,d, backend %,d%n", each.day(), each.lumeds(), each.backends()));
        }
        assertThat(growth(held.get(0), held.get(1))).isLessThan(MOST_AT_FIRST);
        assertThat(growth(held.get(1), held.get(2))).isLessThan(MOST_LATER);
    }

    private static long growth(Held before, Held after) {
        return after.lumeds() - before.lumeds();
    }

    private static List<WireMessage> copies(List<WireMessage> messages) {
        return messages.stream()
                .map(message -> WireMessage.plain(
                        copy(message.id()),
                        message.role(),
                        copy(message.content()),
                        Instant.ofEpochSecond(message.createdAt().getEpochSecond())))
                .toList();
    }

    /** Which has its characters for itself, as what was decoded has. */
    private static String copy(String text) {
        return String.valueOf(text.toCharArray());
    }
}
