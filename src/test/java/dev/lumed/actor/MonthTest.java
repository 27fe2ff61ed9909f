package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of the same use every day: what lumed holds in the heap does not grow. The backend, which is in the same heap,
 * keeps all messages; they are taken off. {@code -Dlumed.measure=true} prints what was held.
 */
@Timeout(300)
final class MonthTest {
    /** While what has a bound may still be on its way there. */
    private static final long MOST_AT_FIRST = 320 << 10;

    /** 330 bytes for each question of ten days to the conversation that lasts, or 1,300 for each token that was renewed. */
    private static final long MOST_LATER = 160 << 10;

    @TempDir
    Path directory;

    /** Bytes of the heap at the end of a day. */
    private record Held(int day, long whole, long backends) {
        static Held of(String line) {
            String[] words = line.split(" ", -1);
            return new Held(Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
        }

        long lumeds() {
            return whole - backends;
        }
    }

    @Test
    void heap_afterAMonth_isThatOfTheFirstDays() throws Exception {
        List<Held> held = month();
        if (Boolean.getBoolean("lumed.measure")) {
            held.forEach(each -> System.out.printf(
                    Locale.ROOT, "day %d: lumed %,d, backend %,d%n", each.day(), each.lumeds(), each.backends()));
        }
        assertThat(held).extracting(Held::day).containsExactly(10, 20, 30);
        assertThat(growth(held.get(0), held.get(1))).isLessThan(MOST_AT_FIRST);
        assertThat(growth(held.get(1), held.get(2))).isLessThan(MOST_LATER);
    }

    private List<Held> month() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeasuredMonth.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader().lines()) {
            return lines.filter(line -> line.startsWith("held ")).map(Held::of).toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static long growth(Held before, Held after) {
        return after.lumeds() - before.lumeds();
    }
}
