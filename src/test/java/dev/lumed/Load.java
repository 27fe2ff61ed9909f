package dev.lumed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that send as fast as they can, one to a conversation, until their daemon is gone. */
final class Load {
    /** More than come to be sent before the end, and few enough to be looked at again and again. */
    private static final int MOST = 200;

    private final LocalApi lumed;
    private final String name;
    private final Map<String, Future<List<String>>> clients = new LinkedHashMap<>();
    private final CountDownLatch begun;

    private Load(LocalApi lumed, String name, int clients) {
        this.lumed = lumed;
        this.name = name;
        this.begun = new CountDownLatch(clients);
    }

    /**
     * Starts the clients and returns when each of them has had some answers.
     *
     * @param name tells the messages of this load from those of another
     */
    static Load on(LocalApi lumed, String name, List<String> conversations) throws InterruptedException {
        Load load = new Load(lumed, name, conversations.size());
        ExecutorService threads = Executors.newFixedThreadPool(conversations.size());
        conversations.forEach(id -> load.clients.put(id, threads.submit(() -> load.send(id))));
        threads.shutdown();
        load.begun.await();
        return load;
    }

    private List<String> send(String conversation) {
        List<String> accepted = new ArrayList<>();
        try {
            while (accepted.size() < MOST) {
                String text = name + " " + accepted.size();
                lumed.send(conversation, text);
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
}
