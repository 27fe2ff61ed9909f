package dev.lumed.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Bodies;
import dev.lumed.demo.model.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered with, whatever the server then does to it.
 *
 * @param body empty: none
 */
record Answer(int status, Type type, String body, Map<String, String> headers) {

    enum Type {
        JSON,
        HTML
    }

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer success(int status, Bodies bodies, @Nullable ObjectNode data) {
        return json(status, bodies.success(data));
    }

    static Answer refusal(Bodies bodies, RefusedException refusal) {
        return json(refusal.status(), bodies.failure(refusal));
    }

    static Answer json(int status, ObjectNode body) {
        return new Answer(status, Type.JSON, body.toString(), Map.of());
    }

    static Answer html(int status) {
        return new Answer(
                status,
                Type.HTML,
                "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>",
                Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, Type.JSON, "", Map.of());
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }

    /** The same answer with the second half of its body missing, as if it were whole. */
    Answer halved() {
        return new Answer(status, type, body.substring(0, body.length() / 2), headers);
    }

    /** Without the body, which may hold tokens. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }

    boolean isSuccess() {
        return status < 300;
    }
}
