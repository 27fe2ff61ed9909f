package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.api.EventJson;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does. What each is called and holds is what the API's records say. */
final class EventReader implements Flow.Subscriber<String>, AutoCloseable {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final CompletableFuture<HttpHeaders> headers = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private CompletableFuture<?> exchange = new CompletableFuture<>();
    private String id = "";
    private String name = "";
    private String data = "";
    private volatile String lastId = "";

    /** One that came without an id has an empty one. The end of the stream is an event without a name. */
    record Event(String name, String id, JsonNode data) {
        boolean isEnd() {
            return name.isEmpty();
        }

        boolean is(EventJson.Name other) {
            return name.equals(other.word());
        }

        String text(String field) {
            return data.path(field).asText();
        }
    }

    static EventReader open(HttpClient http, HttpRequest request) {
        EventReader reader = new EventReader();
        HttpResponse.BodyHandler<Void> handler = info -> {
            reader.status.complete(info.statusCode());
            reader.headers.complete(info.headers());
            return BodySubscribers.fromLineSubscriber(reader, unused -> null, StandardCharsets.UTF_8, null);
        };
        reader.exchange = http.sendAsync(request, handler).whenComplete((response, failure) -> reader.end());
        reader.status
                .orTimeout(ApiUnderTest.DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .join();
        return reader;
    }

    int status() {
        return status.join();
    }

    HttpHeaders headers() {
        return headers.join();
    }

    /** The id that a browser would come back with. */
    String lastId() {
        return lastId;
    }

    Event next() {
        return next(events);
    }

    String nextComment() {
        return next(comments);
    }

    private static <T> T next(BlockingQueue<T> coming) {
        try {
            @Nullable T next = coming.poll(ApiUnderTest.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(next).as("something in time").isNotNull();
            return next;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The texts of the messages that come next, and nothing else between them. */
    List<String> messages(int count) {
        return Stream.generate(this::next)
                .limit(count)
                .map(event -> event.is(EventJson.Name.MESSAGE) ? event.text("content") : "no message: " + event)
                .toList();
    }

    /** The next event of this name; others are passed over. */
    Event next(EventJson.Name wanted) {
        Event event = next();
        while (!event.is(wanted)) {
            assertThat(event.isEnd())
                    .as("the stream, answered with %d, ended before a %s", status(), wanted)
                    .isFalse();
            event = next();
        }
        return event;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
            lastId = id;
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        } else {
            assertThat(line).startsWith(":");
            comments.add(line);
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            try {
                Described.event(name, data);
                assertThat(EventJson.read(name, data)).as(name).isPresent();
                events.add(new Event(name, id, ApiJson.mapper().readTree(data)));
            } catch (JsonProcessingException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }
        id = "";
        name = "";
        data = "";
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    private void end() {
        events.add(new Event("", "", ApiJson.mapper().createObjectNode()));
    }

    @Override
    public void close() {
        exchange.cancel(true);
    }
}
