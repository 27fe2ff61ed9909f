package dev.lumed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.http.Described;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A reader of one event stream of a daemon, that waits for what is to come and remembers what came. */
final class Feeds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long no event comes before a condition is looked at again. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** One event: its name and its data. */
    record Event(String name, JsonNode data) {
        boolean is(String other) {
            return name.equals(other);
        }

        String text(String field) {
            return data.path(field).asText();
        }
    }

    private final BlockingQueue<Event> coming = new LinkedBlockingQueue<>();
    private final List<Event> seen = new ArrayList<>();
    private final Stream<String> lines;
    private volatile String lastId = "";

    private Feeds(Stream<String> lines) {
        this.lines = lines;
    }

    static Feeds open(HttpClient client, HttpRequest request) throws Exception {
        var response = client.send(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the stream was refused with " + response.statusCode());
        }
        Feeds feeds = new Feeds(response.body());
        Thread reader = new Thread(feeds::read, "feed-reader");
        reader.setDaemon(true);
        reader.start();
        return feeds;
    }

    private void read() {
        String[] name = {"message"};
        try {
            lines.forEach(line -> {
                if (line.startsWith("event: ")) {
                    name[0] = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    coming.add(new Event(name[0], json(line.substring("data: ".length()))));
                }
            });
        } catch (UncheckedIOException e) {
            coming.add(new Event("broken", ApiJson.mapper().nullNode()));
        }
    }

    private static JsonNode json(String text) {
        try {
            return ApiJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event, from now on, that is as wanted; all before it are remembered too. */
    Event next(String what, Predicate<Event> wanted) throws InterruptedException {
        long deadline = deadline();
        while (true) {
            Event event = within(deadline - System.nanoTime()).orElseThrow(() -> inVain(what));
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    private Optional<Event> within(long nanos) throws InterruptedException {
        Event event = coming.poll(nanos, TimeUnit.NANOSECONDS);
        if (event == null) {
            return Optional.empty();
        }
        Described.event(event.name(), event.data().toString());
        seen.add(event);
        return Optional.of(event);
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    private AssertionError inVain(String what) {
        return new AssertionError("waited in vain for " + what + "; came: " + seen);
    }

    /** Whether something holds, asked now, after each event, and where none comes, since not all is told by events. */
    interface Condition {
        boolean holds() throws Exception;
    }

    void until(String what, Condition condition) throws Exception {
        long deadline = deadline();
        while (!condition.holds()) {
            if (within(GLANCE.toNanos()).isPresent()) {
                deadline = deadline();
            } else if (System.nanoTime() > deadline) {
                throw inVain(what);
            }
        }
    }

    Event connection(String mode) throws InterruptedException {
        return next(
                "mode " + mode,
                event -> event.is("connection") && event.text("mode").equals(mode));
    }

    /** A message that is the user's and has reached this status. */
    Event own(String content, String status) throws InterruptedException {
        return next(
                content + " " + status,
                event -> event.is("message")
                        && event.text("role").equals("user")
                        && event.text("content").equals(content)
                        && event.text("status").equals(status));
    }

    /** The next reply that is whole and known to the backend's list. */
    Event reply() throws InterruptedException {
        return next(
                "a whole reply",
                event -> event.is("message")
                        && event.text("role").equals("assistant")
                        && event.text("status").equals("complete")
                        && event.data().hasNonNull("server_id"));
    }

    /** The id that a browser would come back with. */
    String lastId() {
        return lastId;
    }

    /** All that came so far, oldest first. */
    List<Event> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        lines.close();
    }
}
