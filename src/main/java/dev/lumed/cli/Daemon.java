package dev.lumed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.api.ProblemJson;
import dev.lumed.settings.Secret;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The running daemon, as its local API shows it. Every answer that is no success becomes a {@link CommandException}. */
final class Daemon {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    /** For what the daemon has to make or to look through first, as its whole store. */
    private static final Duration WHOLE_STORE_TIMEOUT = Duration.ofHours(1);

    private static final int LARGEST_BODY = 64 << 20;

    private final Endpoints endpoints;

    private final HttpClient http;

    Daemon(Endpoints endpoints) {
        this.endpoints = endpoints;
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // The daemon is near: a proxy in between would only see the token.
                .proxy(HttpClient.Builder.NO_PROXY);
        endpoints.trust().ifPresent(client::sslContext);
        this.http = client.build();
    }

    /** One part of a path, whatever is in it. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    URI url() throws CommandException {
        return endpoints.find().url();
    }

    /** What is written when a daemon has started. */
    Path signOfStart() {
        return endpoints.portFile();
    }

    Answer get(String path) throws CommandException {
        return send(path, request -> request.GET());
    }

    Answer post(String path) throws CommandException {
        return send(path, request -> request.POST(BodyPublishers.noBody()));
    }

    Answer post(String path, Object body) throws CommandException {
        return send(path, request -> withJson(request, body));
    }

    /** A post that may be repeated under its key without being done twice, and is, if its answer is lost. */
    Answer post(String path, Object body, String idempotencyKey) throws CommandException {
        Shape shape = request -> withJson(request, body).header("Idempotency-Key", idempotencyKey);
        try {
            return send(path, shape);
        } catch (CommandException.Unreachable e) {
            return send(path, shape);
        }
    }

    void delete(String path) throws CommandException {
        send(path, request -> request.DELETE());
    }

    /** Opens a stream of events, resumed behind {@code lastEventId}. It has no end of its own: close it. */
    InputStream events(String path, Optional<String> lastEventId) throws CommandException {
        return opened(path, REQUEST_TIMEOUT, request -> {
            HttpRequest.Builder shaped = request.GET().header("Accept", "text/event-stream");
            return lastEventId.map(id -> shaped.header("Last-Event-ID", id)).orElse(shaped);
        });
    }

    /** Opens what may be large and takes long to be made. It has to be closed. */
    InputStream download(String path, String type) throws CommandException {
        return opened(path, WHOLE_STORE_TIMEOUT, request -> request.GET().header("Accept", type));
    }

    /** Sends a file, however large. */
    Answer upload(String path, Path file, String type) throws CommandException {
        try {
            BodyPublisher content = BodyPublishers.ofFile(file);
            return answer(exchange(path, WHOLE_STORE_TIMEOUT, request -> request.header("Content-Type", type)
                    .PUT(content)));
        } catch (FileNotFoundException e) {
            throw new CommandException.Refused(file + " cannot be read");
        }
    }

    private InputStream opened(String path, Duration timeout, Shape shape) throws CommandException {
        HttpResponse<InputStream> response = exchange(path, timeout, shape);
        if (response.statusCode() == 200) {
            return response.body();
        }
        throw failure(response.statusCode(), body(response));
    }

    /** What the daemon said: a JSON value, or none where there is nothing to say. */
    record Answer(JsonNode json) {

        <T> T as(Class<T> type) throws CommandException {
            try {
                return ApiJson.read(json, type);
            } catch (JsonProcessingException e) {
                throw new CommandException.Refused("the daemon's answer is not understood: " + e.getOriginalMessage());
            }
        }

        String line() {
            return ApiJson.write(json);
        }
    }

    @FunctionalInterface
    private interface Shape {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private static HttpRequest.Builder withJson(HttpRequest.Builder request, Object body) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(ApiJson.write(body)));
    }

    private Answer send(String path, Shape shape) throws CommandException {
        return answer(exchange(path, REQUEST_TIMEOUT, shape));
    }

    private Answer answer(HttpResponse<InputStream> response) throws CommandException {
        String body = body(response);
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            throw failure(response.statusCode(), body);
        }
        try {
            return new Answer(ApiJson.mapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new CommandException.Refused("what answers on " + url() + " is no lumed: it does not speak JSON");
        }
    }

    private HttpResponse<InputStream> exchange(String path, Duration timeout, Shape shape) throws CommandException {
        Endpoints.Endpoint endpoint = endpoints.find();
        HttpRequest.Builder request = shape.of(HttpRequest.newBuilder(URI.create(endpoint.url() + path)));
        Optional<Secret> token = endpoint.token();
        if (token.isPresent()) {
            request.header("Authorization", "Bearer " + token.get().reveal());
        }
        return await(http.sendAsync(request.build(), BodyHandlers.ofInputStream()), timeout, endpoint.url());
    }

    // The time-out is ours, not the request's: newer JDKs let theirs cut a stream of events too.
    private static <T> T await(CompletableFuture<T> answer, Duration timeout, URI url) throws CommandException {
        try {
            return answer.get(timeout.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unanswered(url, e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new CommandException.Unreachable("the daemon on " + url + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new CommandException.Refused("interrupted");
        }
    }

    private static CommandException unanswered(URI url, @Nullable Throwable cause) {
        if (!(cause instanceof SSLException)) {
            return new CommandException.Unreachable(
                    "no daemon answers on " + url + "; start one with `lumed run` or `lumed demo`", cause);
        }
        return new CommandException.Unreachable(
                "what answers on " + url + " cannot be trusted: " + cause.getMessage()
                        + "; a daemon shows a new certificate after `lumed config reload` or SIGHUP",
                cause);
    }

    private String body(HttpResponse<InputStream> response) throws CommandException {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new CommandException.Refused("the answer is larger than " + (LARGEST_BODY >> 20) + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException.Unreachable("the daemon went away while it answered", e);
        }
    }

    private CommandException failure(int status, String body) {
        if (status == 401) {
            return new CommandException.Unauthorized("the daemon does not take this token: is it the one in "
                    + endpoints.tokenFile() + ", or in LUMED_API_TOKEN?");
        }
        try {
            ProblemJson problem = ApiJson.read(body, ProblemJson.class);
            String each = problem.problems() == null ? "" : "\n" + String.join("\n", problem.problems());
            return new CommandException.Refused(problem.detail() + " (" + problem.code() + ")" + each);
        } catch (JsonProcessingException e) {
            return new CommandException.Refused("the daemon answered with status " + status);
        }
    }
}
