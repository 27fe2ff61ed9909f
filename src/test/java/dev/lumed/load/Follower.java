package dev.lumed.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/** A reader of an event stream that keeps up: ids may only grow, and nothing may be lost. */
public final class Follower implements Subscriber<String> {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong disorders = new AtomicLong();
    private final AtomicLong resets = new AtomicLong();
    private final boolean keeping;
    private final Map<String, JsonNode> messages = new ConcurrentHashMap<>();
    private CompletableFuture<?> end = new CompletableFuture<>();
    private long lastId;
    private String name = "";

    private Follower(boolean keeping) {
        this.keeping = keeping;
    }

    /**
     * Begins to read.
     *
     * @param keeping whether it keeps what messages have become
     */
    public static Follower of(Server server, String path, boolean keeping) {
        Follower follower = new Follower(keeping);
        follower.end = server.client()
                .sendAsync(server.request(path).GET().build(), BodyHandlers.fromLineSubscriber(follower));
        return follower;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("event: ")) {
            name = line.substring("event: ".length());
            events.incrementAndGet();
            if (name.equals("reset")) {
                resets.incrementAndGet();
            }
        } else if (line.startsWith("id: ")) {
            long id = Long.parseLong(line.substring("id: ".length()));
            if (id < lastId) {
                disorders.incrementAndGet();
            }
            lastId = id;
        } else if (keeping && name.equals("message") && line.startsWith("data: ")) {
            keep(line.substring("data: ".length()));
        }
    }

    private void keep(String data) {
        try {
            JsonNode message = ApiJson.mapper().readTree(data);
            messages.merge(
                    message.path("conversation_id").asText() + " "
                            + message.path("id").asText(),
                    message,
                    this::later);
        } catch (IOException e) {
            disorders.incrementAndGet();
        }
    }

    /** A change with a seq that is not higher was told before. */
    private JsonNode later(JsonNode before, JsonNode now) {
        if (now.path("seq").asLong() <= before.path("seq").asLong()) {
            disorders.incrementAndGet();
        }
        return now;
    }

    @Override
    public void onError(Throwable failure) {
        // Whoever asks hears of it as the end.
    }

    @Override
    public void onComplete() {}

    public long events() {
        return events.get();
    }

    /** What came twice, or out of order. */
    public long disorders() {
        return disorders.get();
    }

    public long resets() {
        return resets.get();
    }

    public boolean hasEnded() {
        return end.isDone();
    }

    /** What the messages have become, by conversation and id. */
    public Map<String, JsonNode> messages() {
        return messages;
    }
}
