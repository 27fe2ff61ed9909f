package dev.lumed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that send as fast as they can, one to a conversation, until their daemon is gone. Each message has a key, by
 * which a client of a later load can try again what was not answered.
 */
final class Load {
    /** More than come to be sent before the end, and few enough to be looked at again and again. */
    private static final int MOST = 200;

    private final LocalApi lumed;
    private final String name;
    private final String padding;
    private final Map<String, Future<List<String>>> clients = new LinkedHashMap<>();
    private final Map<String, String> unanswered;

    /** Each of them has had some answers. */
    private final CountDownLatch begun;

    /** All of them have had so many answers, or one has met the end. */
    private final CompletableFuture<Void> enough = new CompletableFuture<>();

    private final AtomicInteger missing;

    private Load(
            LocalApi lumed, String name, String padding, int clients, Map<String, String> unanswered, int answers) {
        this.lumed = lumed;
        this.name = name;
        this.padding = padding;
        this.begun = new CountDownLatch(clients);
        this.missing = new AtomicInteger(answers);
        enoughIfNoneIsMissing();
        this.unanswered = new ConcurrentHashMap<>(unanswered);
    }

    /**
     * Starts the clients and returns when each of them has had some answers.
     *
     * @param name tells the messages of this load from those of another
     */
    static Load on(LocalApi lumed, String name, List<String> conversations) throws InterruptedException {
        Load load = new Load(lumed, name, "", conversations.size(), Map.of(), 0).start(conversations);
        load.begun.await();
        return load;
    }

    /** Starts the clients, each of whose messages ends with this padding. */
    static Load ofLong(LocalApi lumed, String padding, List<String> conversations) {
        return new Load(lumed, "long", padding, conversations.size(), Map.of(), 0).start(conversations);
    }

    /**
     * Starts the clients and returns when they had so many answers in all.
     *
     * @param again what an earlier load had no answer for, by conversation: sent first
     */
    static Load on(LocalApi lumed, String name, List<String> conversations, Map<String, String> again, int answers)
            throws InterruptedException {
        Load load = new Load(lumed, name, "", conversations.size(), again, answers).start(conversations);
        load.enough.join();
        return load;
    }

    private Load start(List<String> conversations) {
        ExecutorService threads = Executors.newFixedThreadPool(conversations.size());
        conversations.forEach(id -> clients.put(id, threads.submit(() -> send(id))));
        threads.shutdown();
        return this;
    }

    private List<String> send(String conversation) {
        List<String> accepted = new ArrayList<>();
        try {
            for (int i = 0; accepted.size() < MOST; i++) {
                String text = unanswered.getOrDefault(conversation, name + " " + i);
                unanswered.put(conversation, text);
                lumed.send(conversation, text + padding, text);
                unanswered.remove(conversation);
                accepted.add(text + padding);
                missing.decrementAndGet();
                enoughIfNoneIsMissing();
                if (accepted.size() == 3) {
                    begun.countDown();
                }
            }
        } catch (Exception | AssertionError e) {
            // The daemon is gone, or says that it is going.
            begun.countDown();
            enough.complete(null);
        }
        return accepted;
    }

    private void enoughIfNoneIsMissing() {
        if (missing.get() <= 0) {
            enough.complete(null);
        }
    }

    /** What was answered 202, by conversation, once every client has met the end. */
    Map<String, List<String>> accepted() throws Exception {
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        for (Map.Entry<String, Future<List<String>>> client : clients.entrySet()) {
            accepted.put(client.getKey(), client.getValue().get());
        }
        return accepted;
    }

    /** What was sent last and not answered, by conversation, once every client has met the end. */
    Map<String, String> unanswered() throws Exception {
        accepted();
        return Map.copyOf(unanswered);
    }
}
