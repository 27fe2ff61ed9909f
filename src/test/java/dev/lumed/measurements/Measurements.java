package dev.lumed.measurements;

import dev.lumed.conversation.LongTalk;
import dev.lumed.conversation.LongTalk.Texts;
import dev.lumed.conversation.State;
import dev.lumed.journal.StoredSerializer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a conversation costs, by its length: prints the figures of docs/measurements.md, and asserts nothing. */
@EnabledIfSystemProperty(named = "lumed.measure", matches = "true")
final class Measurements {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final int WARM_UP_TURNS = 12_000;
    private static final int WARM_UP_POLLS = 200_000;
    private static final int ROUNDS = 15;
    private static final int CONVERSATIONS = 2_000;
    private static final int PAGE = 50;
    private static final int PAGES = 100;

    @TempDir
    Path directory;

    @Test
    void core_bySize_takesSoLong() {
        LongTalk.of(1_000, Texts.USUAL).turns(WARM_UP_TURNS).pollInVain(WARM_UP_POLLS);
        Map<Integer, LongTalk> talks =
                each(size -> LongTalk.of(size, Texts.USUAL).turns(100));
        print("message, core", "us", micros(talks, new Stopwatch.Batch<>(20, talk -> talk.turns(20))));
        print(
                "poll without news, core",
                "us",
                micros(talks, new Stopwatch.Batch<>(5_000, talk -> talk.pollInVain(5_000))));
    }

    @Test
    void store_bySize_takesSoLong() {
        Map<Integer, KeptOnDisk> stores = each(size -> KeptOnDisk.in(directory.resolve("store-" + size)));
        Map<Integer, LongTalk> talks =
                each(size -> LongTalk.of(size, Texts.USUAL, stores.get(size)).turns(100));
        print("message, core and store", "us", micros(talks, new Stopwatch.Batch<>(10, talk -> talk.turns(10))));
        Random random = new Random(1);
        print("page of history", "us", micros(each(size -> size), new Stopwatch.Batch<>(PAGES, size -> {
            long first = talks.get(size).state().log().firstSeq();
            random.longs(PAGES, first + PAGE, first + size)
                    .forEach(seq -> stores.get(size).page(seq, PAGE));
        })));
        stores.values().forEach(KeptOnDisk::close);
    }

    @Test
    void heap_bySize_isSoLarge() {
        Map<Integer, Double> bytes = new LinkedHashMap<>();
        Map<Integer, Double> snapshots = new LinkedHashMap<>();
        for (Texts texts : List.of(
                Texts.USUAL,
                new Texts(10, 20, "yes. ", 36),
                new Texts(200, 4_000, "**Bread** \u2014\n", 36),
                new Texts(60, 60, "\u0445\u043b\u0435\u0431 ", 36),
                new Texts(200, 600, "\u9eb5", 250))) {
            for (int size : SIZES) {
                byte[] snapshot = largestSnapshot(LongTalk.of(size, texts).turns(200));
                snapshots.put(size, (double) snapshot.length);
                bytes.put(size, (double) Heap.bytesOf(() -> copies(snapshot)) / CONVERSATIONS);
            }
            print("snapshot, " + brief(texts), "bytes", snapshots);
            print("heap of the state, " + brief(texts), "bytes", bytes);
        }
        try (OpenConversations open = new OpenConversations(directory.resolve("open")).open(CONVERSATIONS)) {
            long actors = Heap.bytesOf(() -> open.open(CONVERSATIONS)) / CONVERSATIONS;
            System.out.println("heap of the actors of one: " + actors + " bytes");
        }
    }

    /** What is held grows and shrinks as messages come and are archived. */
    private static byte[] largestSnapshot(LongTalk talk) {
        return Stream.generate(() -> new StoredSerializer().toBinary(talk.turn().state()))
                .limit(100)
                .max(Comparator.comparingInt(snapshot -> snapshot.length))
                .orElseThrow();
    }

    private static List<State> copies(byte[] snapshot) {
        StoredSerializer serializer = new StoredSerializer();
        return IntStream.range(0, CONVERSATIONS)
                .mapToObj(i -> (State) serializer.fromBinary(snapshot, serializer.manifest(State.UNBORN)))
                .toList();
    }

    private static String brief(Texts texts) {
        return texts.question() + "/" + texts.reply() + " " + texts.filler().strip() + ", keys of " + texts.key();
    }

    private static <S> Map<Integer, S> each(Function<Integer, S> made) {
        Map<Integer, S> all = new LinkedHashMap<>();
        SIZES.forEach(size -> all.put(size, made.apply(size)));
        return all;
    }

    private static <S> Map<Integer, Double> micros(Map<Integer, S> subjects, Stopwatch.Batch<S> batch) {
        return Stopwatch.micros(subjects, ROUNDS, batch);
    }

    private static void print(String what, String unit, Map<Integer, Double> figures) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-62s", what));
        double first = figures.values().iterator().next();
        figures.forEach((size, figure) -> line.append(
                String.format(Locale.ROOT, " | %,7d: %,10.1f %s (%.2f)", size, figure, unit, figure / first)));
        System.out.println(line);
    }
}
