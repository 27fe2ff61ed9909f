package dev.lumed.link;

import java.time.Duration;

/**
 * What can happen to a link. What is reported of a socket or of a read carries the number that its action gave it, so
 * that news of one that is over is recognised. A {@code retryAfter} is zero where the backend named none.
 */
public sealed interface Input {

    <T> T match(Cases<T> cases);

    /** The conversation is to be connected. */
    record Open() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.open(this);
        }
    }

    /** The conversation is no longer to be connected. */
    record Close() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.close(this);
        }
    }

    /** Everything rests until {@link Resume}: the machine goes to sleep, the program to the background. */
    record Suspend() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.suspend(this);
        }
    }

    /** The end of a {@link Suspend}; without one, a hint that the machine woke. */
    record Resume() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.resume(this);
        }
    }

    /** Somebody asked for a new socket at once, or the network changed. */
    record Reconnect() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.reconnect(this);
        }
    }

    /** The upgrade was answered with 101. */
    record SocketOpened(int socket) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.socketOpened(this);
        }
    }

    /** Anything came in by the socket, a pong too. */
    record FrameReceived(int socket) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.frameReceived(this);
        }
    }

    /** The backend closed the socket. */
    record SocketClosed(int socket, int code, String reason) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.socketClosed(this);
        }
    }

    /** The upgrade was answered with something other than 101. */
    record SocketRefused(int socket, int status, String reason, Duration retryAfter) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.socketRefused(this);
        }
    }

    /** The socket could not be opened, or broke. */
    record SocketFailed(int socket, String reason) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.socketFailed(this);
        }
    }

    /** The present socket is open and of no use: a streak of malformed frames, a reply that never came. */
    record SocketBroken(String reason) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.socketBroken(this);
        }
    }

    /** The backend does not accept the credentials, and they could not be refreshed. */
    record Unauthorized(String reason) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unauthorized(this);
        }
    }

    /** There are new credentials. */
    record CredentialsRenewed() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.credentialsRenewed(this);
        }
    }

    /** The backend does not have this conversation, or not for us. */
    record Gone(int status, String reason) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.gone(this);
        }
    }

    /**
     * The list was read to its end.
     *
     * @param news whether it brought a message that was not known
     */
    record ReadSucceeded(int read, boolean news) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.readSucceeded(this);
        }
    }

    /** The list could not be read, or not to its end. */
    record ReadFailed(int read, String reason, Duration retryAfter) implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.readFailed(this);
        }
    }

    /** A message was sent or received, so that more are to be expected soon. */
    record MessageSeen() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.messageSeen(this);
        }
    }

    /** Time has passed: {@link Link#wakeAt()} is reached. */
    record Tick() implements Input {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.tick(this);
        }
    }

    /** One case for each input. */
    interface Cases<T> {
        T open(Open input);

        T close(Close input);

        T suspend(Suspend input);

        T resume(Resume input);

        T reconnect(Reconnect input);

        T socketOpened(SocketOpened input);

        T frameReceived(FrameReceived input);

        T socketClosed(SocketClosed input);

        T socketRefused(SocketRefused input);

        T socketFailed(SocketFailed input);

        T socketBroken(SocketBroken input);

        T unauthorized(Unauthorized input);

        T credentialsRenewed(CredentialsRenewed input);

        T gone(Gone input);

        T readSucceeded(ReadSucceeded input);

        T readFailed(ReadFailed input);

        T messageSeen(MessageSeen input);

        T tick(Tick input);
    }
}
