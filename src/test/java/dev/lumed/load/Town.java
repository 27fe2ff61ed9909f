package dev.lumed.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Conversations at a demo backend and at the daemon that keeps them, what was sent in them, and what came of it. */
public final class Town {
    /** More than the daemon holds in memory: from here on its state does not grow. */
    private static final int HISTORY = 80;

    private static final int PAGE = 100;
    private static final String QUESTION = "What do you think of this, and what would you do in my place? ".repeat(3);
    private static final String REPLY =
            "Here is what I would do, and it takes no more than a quarter of an hour. ".repeat(8);

    private final Server backend;
    private final Server daemon;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Latencies sends = new Latencies();
    private final Random random = new Random(1);
    private int sent;

    public Town(Server backend, Server daemon) {
        this.backend = backend;
        this.daemon = daemon;
    }

    /** Makes conversations with a past, and has the daemon open them. */
    public void settle(int conversations) throws IOException, InterruptedException {
        String past = past();
        for (int i = 0; i < conversations; i++) {
            JsonNode made = backend.post("/api/v1/consultations", "{\"persona\":\"coach-" + i + "\"}");
            String id = made.path("data").path("consultation").path("id").asText();
            backend.post("/demo/consultations/" + id + "/messages", past);
            ids.add(id);
        }
        for (String id : ids) {
            daemon.post("/v1/conversations/" + id + "/open", "");
        }
    }

    private static String past() {
        ObjectNode body = ApiJson.mapper().createObjectNode();
        ArrayNode messages = body.putArray("messages");
        for (int i = 0; i < HISTORY; i++) {
            boolean own = i % 2 == 0;
            messages.addObject().put("role", own ? "user" : "assistant").put("content", own ? QUESTION : REPLY);
        }
        return body.toString();
    }

    public List<String> ids() {
        return ids;
    }

    /** Somebody says something in some conversation. */
    public void send() {
        String id = ids.get(random.nextInt(ids.size()));
        String content = "Question " + ++sent + ": what now?";
        long begun = System.nanoTime();
        try {
            JsonNode message =
                    daemon.post("/v1/conversations/" + id + "/messages", "{\"content\":\"" + content + "\"}");
            sends.add(System.nanoTime() - begun);
            accepted.put(content, id + " " + message.path("id").asText());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Latencies sends() {
        return sends;
    }

    /** What was accepted, and where: conversation and message. */
    public Map<String, String> accepted() {
        return accepted;
    }

    /** What is wrong with a conversation at the daemon: it is to be what the backend has, with each send once. */
    public List<String> complaints(String id) throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        List<String> there = new ArrayList<>();
        Map<String, Integer> heard = new HashMap<>();
        for (JsonNode message : backendsList(id)) {
            there.add(line(message, "id"));
            heard.merge(message.path("content").asText(), 1, Integer::sum);
        }
        List<String> here = new ArrayList<>();
        daemon.get("/v1/conversations/" + id + "/messages?limit=1000")
                .path("messages")
                .forEach(message -> here.add(line(message, "server_id")));
        if (!here.equals(there)) {
            complaints.add(
                    id + ": " + here.size() + " messages here and " + there.size() + " there, or in another order");
        }
        accepted.forEach((content, where) -> {
            if (where.startsWith(id) && heard.getOrDefault(content, 0) != 1) {
                complaints.add(content + " was heard " + heard.getOrDefault(content, 0) + " times");
            }
        });
        return complaints;
    }

    private List<JsonNode> backendsList(String id) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = backend.get("/api/v1/consultations/" + id + "/messages?limit=" + PAGE + "&offset=" + all.size())
                    .path("data")
                    .path("messages");
            page.forEach(all::add);
        } while (page.size() == PAGE);
        return all;
    }

    private static String line(JsonNode message, String id) {
        return message.path(id).asText() + " " + message.path("role").asText() + ": "
                + message.path("content").asText();
    }
}
