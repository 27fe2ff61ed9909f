package dev.lumed.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A daemon that says what it was told to, and remembers what it was asked. Its files are those of a real one. */
final class FakeDaemon implements AutoCloseable {

    static final String TOKEN = "local-token";

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<Answer> otherwise = Optional.empty();

    /** What was asked. */
    record Request(String call, Map<String, String> headers, String body) {}

    /** What is said: a whole answer, or a stream that ends or stays open. */
    private record Answer(int status, String type, String body, boolean open) {}

    private FakeDaemon(Path dataDir) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(executor);
            server.createContext("/", this::handle);
            server.start();
            Files.createDirectories(dataDir);
            Files.writeString(dataDir.resolve("api-port"), server.getAddress().getPort() + "\n");
            Files.writeString(dataDir.resolve("api-token"), TOKEN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakeDaemon on(Path dataDir) {
        return new FakeDaemon(dataDir);
    }

    /** Answers a call such as {@code GET /v1/status}; of several answers, one after the other and the last for ever. */
    FakeDaemon answers(String call, int status, String body) {
        return add(call, new Answer(status, "application/json", body, false));
    }

    /** Answers every call that has no answer of its own. */
    FakeDaemon answersAll(int status, String body) {
        otherwise = Optional.of(new Answer(status, "application/problem+json", body, false));
        return this;
    }

    /** Answers with events and then ends the stream, as a daemon does that stops. */
    FakeDaemon streams(String call, String events) {
        return add(call, new Answer(200, "text/event-stream", events, false));
    }

    /** Answers with events and keeps the stream open. */
    FakeDaemon streamsOn(String call, String events) {
        return add(call, new Answer(200, "text/event-stream", events, true));
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> calls() {
        return requests().stream().map(Request::call).toList();
    }

    Request request(String call) {
        return requests().stream()
                .filter(request -> request.call().equals(call))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private FakeDaemon add(String call, Answer answer) {
        answers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(call, headers(exchange), body));
            Answer answer = next(call);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : 0);
            OutputStream out = exchange.getResponseBody();
            out.write(bytes);
            out.flush();
            if (answer.open()) {
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next(String call) {
        Deque<Answer> queue = Optional.ofNullable(answers.get(call)).orElseGet(ArrayDeque::new);
        if (queue.isEmpty()) {
            return otherwise.orElseGet(() -> new Answer(
                    404, "application/problem+json", Samples.problem(404, "not-found", "no " + call), false));
        }
        return queue.size() == 1 ? queue.peek() : queue.remove();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }
}
