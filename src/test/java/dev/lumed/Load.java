package dev.lumed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that send as fast as they can, one to a conversation, until their daemon is gone. Each message has a key, by
 * which a client of a later load can try again what was not answered.
 */
final class Load {
    /** More than come to be sent before the end, and few enough to be looked at again and again. */
    private static final int MOST = 200;

    private final LocalApi lumed;
    private final String name;
    private final Map<String, Future<List<String>>> clients = new LinkedHashMap<>();
    private final Map<String, String> unanswered;
    private final CountDownLatch begun;

    private Load(LocalApi lumed, String name, int clients, Map<String, String> unanswered) {
        this.lumed = lumed;
        this.name = name;
        this.begun = new CountDownLatch(clients);
        this.unanswered = new ConcurrentHashMap<>(unanswered);
    }

    /**
     * Starts the clients and returns when each of them has had some answers.
     *
     * @param name tells the messages of this load from those of another
     */
    static Load on(LocalApi lumed, String name, List<String> conversations) throws InterruptedException {
        Load load = start(lumed, name, conversations, Map.of());
        load.begun.await();
        return load;
    }

    /**
     * Starts the clients.
     *
     * @param again what an earlier load had no answer for, by conversation: sent first
     */
    static Load start(LocalApi lumed, String name, List<String> conversations, Map<String, String> again) {
        Load load = new Load(lumed, name, conversations.size(), again);
        ExecutorService threads = Executors.newFixedThreadPool(conversations.size());
        conversations.forEach(id -> load.clients.put(id, threads.submit(() -> load.send(id))));
        threads.shutdown();
        return load;
    }

    private List<String> send(String conversation) {
        List<String> accepted = new ArrayList<>();
        try {
            for (int i = 0; accepted.size() < MOST; i++) {
                String text = unanswered.getOrDefault(conversation, name + " " + i);
                unanswered.put(conversation, text);
                lumed.send(conversation, text, text);
                unanswered.remove(conversation);
                accepted.add(text);
                if (accepted.size() == 3) {
                    begun.countDown();
                }
            }
        } catch (Exception | AssertionError e) {
            // The daemon is gone, or says that it is going.
            begun.countDown();
        }
        return accepted;
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
