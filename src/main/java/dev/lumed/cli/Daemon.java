package dev.lumed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.api.ProblemJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** The running daemon, as its local API shows it. Every answer that is no success becomes a {@link CommandException}. */
final class Daemon {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    /** For what the daemon has to make or to look through first, as its whole store. */
    private static final Duration WHOLE_STORE_TIMEOUT = Duration.ofHours(1);

    private static final int LARGEST_BODY = 64 << 20;

    private final Endpoints endpoints;

    private final HttpCalls http;

    Daemon(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.http = new HttpCalls(endpoints.trust());
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
        return send("GET", path, request -> {});
    }

    Answer post(String path) throws CommandException {
        return send("POST", path, request -> {});
    }

    Answer post(String path, Object body) throws CommandException {
        return send("POST", path, request -> request.setEntity(json(body)));
    }

    /** A post that may be repeated under its key without being done twice, and is, if its answer is lost. */
    Answer post(String path, Object body, String idempotencyKey) throws CommandException {
        Consumer<HttpUriRequestBase> shape = request -> {
            request.setEntity(json(body));
            request.setHeader("Idempotency-Key", idempotencyKey);
        };
        try {
            return send("POST", path, shape);
        } catch (CommandException.Unreachable e) {
            return send("POST", path, shape);
        }
    }

    void delete(String path) throws CommandException {
        send("DELETE", path, request -> {});
    }

    /** Opens a stream of events, resumed behind {@code lastEventId}. It has no end of its own: close it. */
    InputStream events(String path, Optional<String> lastEventId) throws CommandException {
        return opened(path, REQUEST_TIMEOUT, request -> {
            request.setHeader("Accept", "text/event-stream");
            lastEventId.ifPresent(id -> request.setHeader("Last-Event-ID", id));
        });
    }

    /** Opens what may be large and takes long to be made. It has to be closed. */
    InputStream download(String path, String type) throws CommandException {
        return opened(path, WHOLE_STORE_TIMEOUT, request -> request.setHeader("Accept", type));
    }

    /** Sends a file, however large. */
    Answer upload(String path, Path file, String type) throws CommandException {
        if (!Files.isReadable(file)) {
            throw new CommandException.Refused(file + " cannot be read");
        }
        return answer(exchange("PUT", path, WHOLE_STORE_TIMEOUT, request -> {
            request.setEntity(new FileEntity(file.toFile(), ContentType.create(type)));
            request.setConfig(HttpCalls.ASKING_FIRST);
        }));
    }

    private InputStream opened(String path, Duration timeout, Consumer<HttpUriRequestBase> shape)
            throws CommandException {
        HttpCalls.Reply reply = exchange("GET", path, timeout, shape);
        if (reply.status() == 200) {
            return reply.body();
        }
        throw failure(reply.status(), text(reply));
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

    private static StringEntity json(Object body) {
        return new StringEntity(ApiJson.write(body), ContentType.APPLICATION_JSON);
    }

    private Answer send(String method, String path, Consumer<HttpUriRequestBase> shape) throws CommandException {
        return answer(exchange(method, path, REQUEST_TIMEOUT, shape));
    }

    private Answer answer(HttpCalls.Reply reply) throws CommandException {
        String body = text(reply);
        if (reply.status() < 200 || reply.status() > 299) {
            throw failure(reply.status(), body);
        }
        try {
            return new Answer(ApiJson.mapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new CommandException.Refused("what answers on " + url() + " is no lumed: it does not speak JSON");
        }
    }

    private HttpCalls.Reply exchange(String method, String path, Duration timeout, Consumer<HttpUriRequestBase> shape)
            throws CommandException {
        Endpoints.Endpoint endpoint = endpoints.find();
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(endpoint.base() + path));
        shape.accept(request);
        endpoint.token().ifPresent(token -> request.setHeader("Authorization", "Bearer " + token.reveal()));
        try {
            return http.open(request, endpoint.socket(), timeout);
        } catch (IOException e) {
            throw unanswered(endpoint.place(), e);
        } catch (TimeoutException e) {
            throw new CommandException.Unreachable("the daemon on " + endpoint.place() + " does not answer", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static CommandException unanswered(String place, IOException cause) {
        if (!(cause instanceof SSLException)) {
            return new CommandException.Unreachable(
                    "no daemon answers on " + place + "; start one with `lumed run` or `lumed demo`", cause);
        }
        return new CommandException.Unreachable(
                "what answers on " + place + " cannot be trusted: " + cause.getMessage()
                        + "; a daemon shows a new certificate after `lumed config reload` or SIGHUP",
                cause);
    }

    private String text(HttpCalls.Reply reply) throws CommandException {
        InputStream body = reply.body();
        try (body) {
            byte[] bytes = http.read(reply, LARGEST_BODY + 1, REQUEST_TIMEOUT);
            if (bytes.length > LARGEST_BODY) {
                throw new CommandException.Refused("the answer is larger than " + (LARGEST_BODY >> 20) + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException.Unreachable("the daemon went away while it answered", e);
        } catch (TimeoutException e) {
            throw new CommandException.Unreachable("the daemon fell silent while it answered", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static CommandException interrupted() {
        Thread.currentThread().interrupt();
        return new CommandException.Refused("interrupted; whether the daemon has done it all the same is not known");
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
