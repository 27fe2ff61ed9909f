package dev.lumed.api;

import dev.lumed.link.Connection;
import java.util.List;

/** A connection's past, oldest first. */
public record TransitionsJson(List<ConnectionJson> transitions) {
    public TransitionsJson {
        transitions = List.copyOf(transitions);
    }

    public static TransitionsJson of(List<Connection> past) {
        return new TransitionsJson(past.stream().map(ConnectionJson::of).toList());
    }
}
