package dev.lumed.backend;

import dev.lumed.wire.ServerFrame;
import java.time.Duration;
import java.util.List;

/** What happens to a socket. After {@link Refused}, {@link Unauthorized}, {@link Closed} or {@link Failed} nothing does. */
public sealed interface SocketSignal {
    /** Whether nothing comes after it. */
    default boolean isLast() {
        return true;
    }

    /** The upgrade was answered with 101. */
    record Opened() implements SocketSignal {
        @Override
        public boolean isLast() {
            return false;
        }
    }

    /** The frames of one message, in order. */
    record Received(List<ServerFrame> frames) implements SocketSignal {
        public Received {
            frames = List.copyOf(frames);
        }

        @Override
        public boolean isLast() {
            return false;
        }
    }

    /** The upgrade was answered otherwise. */
    record Refused(int status, String reason, Duration retryAfter) implements SocketSignal {}

    /** None of our credentials is taken. */
    record Unauthorized(String reason) implements SocketSignal {}

    record Closed(int code, String reason) implements SocketSignal {}

    record Failed(String reason) implements SocketSignal {}
}
