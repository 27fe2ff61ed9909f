package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.load.Follower;
import dev.lumed.load.Latencies;
import dev.lumed.load.Server;
import dev.lumed.load.Sleeper;
import dev.lumed.load.Town;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon and a demo backend, each a process as a user starts it, with many conversations, senders and readers: run by
 * hand, with {@code -Dlumed.load.minutes=20}.
 */
@EnabledIfSystemProperty(named = "lumed.load.minutes", matches = "[0-9]+")
final class LoadMeasurements {
    private static final int MINUTES = Integer.getInteger("lumed.load.minutes", 0);
    private static final int CONVERSATIONS = Integer.getInteger("lumed.load.conversations", 2000);
    private static final int SENDS_A_MINUTE = Integer.getInteger("lumed.load.sends-a-minute", 960);
    private static final int READERS = 200;
    private static final int STALLED_ONE_IN = 4;
    private static final int OF_ALL_ONE_IN = 5;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final double MEBIBYTE = 1024 * 1024;

    private final List<Follower> followers = new ArrayList<>();
    private final List<Sleeper> sleepers = new ArrayList<>();
    private final Latencies questions = new Latencies();
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(4);

    @TempDir
    Path home;

    @Test
    void load() throws Exception {
        Files.writeString(
                home.resolve("application.conf"),
                "lumed { data-dir = \"%s\", api.port = 0, demo { port = 0, limits { active = 100000 } } }"
                        .formatted(home.resolve("data")));
        String launcher = Path.of("lumed").toAbsolutePath().toString();
        try (LumedProcess backend = LumedProcess.run(home, Map.of(), List.of(launcher, "backend"))) {
            String url = backend.awaitReady();
            Map<String, String> access = Map.of(
                    "LUMED_BACKEND_URL", url,
                    "LUMED_API_KEY", "demo-api-key",
                    "LUMED_ACCESS_TOKEN", "demo-access-token",
                    "LUMED_REFRESH_TOKEN", "demo-refresh-token");
            try (LumedProcess daemon = LumedProcess.run(home, access, List.of(launcher, "run"))) {
                measure(url, daemon);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void measure(String backendUrl, LumedProcess process) throws Exception {
        Server backend = new Server(
                backendUrl, Map.of("X-API-Key", "demo-api-key", "Authorization", "Bearer demo-access-token"));
        String url = process.awaitReady();
        String token = Files.readString(home.resolve("data/api-token")).strip();
        Server daemon = new Server(url, Map.of("Authorization", "Bearer " + token));
        Town town = new Town(backend, daemon);
        town.settle(CONVERSATIONS);
        assertThat(comes(() -> daemon.get("/v1/status")
                                .path("conversations")
                                .path("live")
                                .asInt()
                        == CONVERSATIONS))
                .as("all are live")
                .isTrue();
        say("%d conversations live", CONVERSATIONS);

        follow(town, daemon, token);
        long every = TimeUnit.MINUTES.toNanos(1) / SENDS_A_MINUTE;
        List<ScheduledFuture<?>> work = new ArrayList<>();
        work.add(clients.scheduleAtFixedRate(town::send, 0, every, TimeUnit.NANOSECONDS));
        work.add(clients.scheduleAtFixedRate(
                () -> ask(town, daemon), 0, BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS));
        watch(town, daemon, token, process);
        assertThat(work).as("clients that were refused").noneMatch(ScheduledFuture::isDone);
        clients.shutdown();
        assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        judge(town);
    }

    /** Of the readers one in five follows everything, the others a conversation; one in four of both never reads. */
    private void follow(Town town, Server daemon, String token) throws Exception {
        for (int i = 0; i < READERS; i++) {
            String path = path(town, i);
            if (i % STALLED_ONE_IN == 3) {
                sleepers.add(Sleeper.of(daemon, token, path));
            } else {
                followers.add(Follower.of(daemon, path, i == 0));
            }
        }
    }

    private static String path(Town town, int reader) {
        return reader % OF_ALL_ONE_IN == 0
                ? "/v1/events"
                : "/v1/conversations/" + town.ids().get(reader) + "/events";
    }

    /** What people ask most. */
    private void ask(Town town, Server daemon) {
        String id =
                town.ids().get(ThreadLocalRandom.current().nextInt(town.ids().size()));
        for (String path :
                List.of("/v1/status", "/v1/conversations/" + id, "/v1/conversations/" + id + "/messages?limit=50")) {
            long begun = System.nanoTime();
            try {
                daemon.text(path);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            questions.add(System.nanoTime() - begun);
        }
    }

    /** Each minute: what is in the heap after a collection, and what was done meanwhile. */
    private void watch(Town town, Server daemon, String token, LumedProcess process) throws Exception {
        double framesBefore = frames(daemon);
        for (int minute = 1; minute <= MINUTES; minute++) {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            new ProcessBuilder("jcmd", Long.toString(process.pid()), "GC.run")
                    .start()
                    .waitFor();
            String metrics = daemon.text("/metrics");
            double frames = value(metrics, "lumed_websocket_frames_total");
            say(
                    "minute %d: live heap %.1f MiB, RSS %.0f MiB, %.0f frames a second, %d sent, %.0f readers, %.0f resets",
                    minute,
                    value(metrics, "jvm_memory_used_bytes\\{area=\"heap\"\\}") / MEBIBYTE,
                    value(metrics, "process_resident_memory_bytes") / MEBIBYTE,
                    (frames - framesBefore) / TimeUnit.MINUTES.toSeconds(1),
                    town.accepted().size(),
                    value(metrics, "lumed_feed_readers"),
                    value(metrics, "lumed_feed_resets_total"));
            framesBefore = frames;
            if (value(metrics, "lumed_feed_readers") < READERS) {
                sleepAgain(town, daemon, token);
            }
        }
    }

    /** Those who were dropped because they never read come back, and never read. */
    private void sleepAgain(Town town, Server daemon, String token) throws Exception {
        for (Sleeper sleeper : sleepers) {
            sleeper.close();
        }
        sleepers.clear();
        for (int i = STALLED_ONE_IN - 1; i < READERS; i += STALLED_ONE_IN) {
            sleepers.add(Sleeper.of(daemon, token, path(town, i)));
        }
    }

    private void judge(Town town) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (String id : town.ids()) {
            if (!comes(() -> town.complaints(id).isEmpty())) {
                complaints.addAll(town.complaints(id));
            }
        }
        Map<String, JsonNode> told = followers.get(0).messages();
        town.accepted().forEach((content, where) -> {
            if (!told.containsKey(where)) {
                complaints.add("a reader was never told of " + content);
            }
        });
        say("sends: %s", town.sends());
        say("questions: %s", questions);
        say(
                "%d accepted; readers got %,d events, %d out of order or twice, %d resets, %d of them ended",
                town.accepted().size(),
                followers.stream().mapToLong(Follower::events).sum(),
                followers.stream().mapToLong(Follower::disorders).sum(),
                followers.stream().mapToLong(Follower::resets).sum(),
                followers.stream().filter(Follower::hasEnded).count());
        assertThat(complaints).isEmpty();
        assertThat(followers).allSatisfy(follower -> {
            assertThat(follower.disorders()).isZero();
            assertThat(follower.resets()).isZero();
            assertThat(follower.hasEnded()).isFalse();
        });
    }

    private static double frames(Server daemon) throws Exception {
        return value(daemon.text("/metrics"), "lumed_websocket_frames_total");
    }

    private static double value(String metrics, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }

    /** Whether it comes to be so within five minutes. */
    private static boolean comes(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        boolean so = condition.call();
        while (!so && System.nanoTime() < deadline) {
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
            so = condition.call();
        }
        return so;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
