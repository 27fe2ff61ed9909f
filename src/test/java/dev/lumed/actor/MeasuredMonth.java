package dev.lumed.actor;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.lumed.journal.AwaitedArchive;
import dev.lumed.measurements.Heap;
import dev.lumed.wire.WireMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Plays a month in a process of its own, where nothing else moves the heap, and prints what was held every ten days. */
final class MeasuredMonth {
    private static final int MONTH = 30;
    private static final int TEN_DAYS = 10;

    private MeasuredMonth() {}

    /** With a directory for the store. Each line: the day, the bytes of the heap, and the backend's of them. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger("dev.lumed.actor")).setLevel(Level.WARN);
        try (AwaitedArchive archive = AwaitedArchive.in(Path.of(arguments[0]));
                BusyMonth month = new BusyMonth(archive)) {
            for (int day = 1; day <= MONTH; day++) {
                month.day();
                if (day % TEN_DAYS == 0) {
                    System.out.println(
                            "held " + day + " " + Heap.used() + " " + Heap.bytesOf(() -> copies(month.atTheBackend())));
                }
            }
        }
        // What of the virtual world still has threads is not waited for.
        System.exit(0);
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
