package dev.lumed.wire;

/** What a client says by the socket. */
public sealed interface ClientFrame {

    /** A message of the user. There is no room for an id. */
    record Message(String content) implements ClientFrame {}

    /** Asks for a {@link ServerFrame.Pong}. */
    record Ping() implements ClientFrame {}
}
