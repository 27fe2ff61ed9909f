package dev.lumed.link;

/**
 * What the shell is asked to do. Every read asked for is answered by one {@link Input.ReadSucceeded}, {@link
 * Input.ReadFailed}, {@link Input.Unauthorized} or {@link Input.Gone}, unless it is stopped before.
 */
public sealed interface Action {

    <T> T match(Cases<T> cases);

    /** Open a socket under this number. There is none when this is asked. */
    record ConnectSocket(int socket) implements Action {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.connectSocket(this);
        }
    }

    /** End the present socket, or the try to open it. It may have ended by itself meanwhile. */
    record CloseSocket(int code, String reason) implements Action {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.closeSocket(this);
        }
    }

    /** Send a ping by the present socket; what it brings back is a frame. */
    record SendPing() implements Action {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.sendPing(this);
        }
    }

    /** Read the conversation's list under this number. No other read is under way when this is asked. */
    record Read(int read, Purpose purpose) implements Action {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.read(this);
        }
    }

    /** Give up the read under way; its outcome no longer matters. */
    record StopRead() implements Action {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.stopRead(this);
        }
    }

    /** The mode or its reason is another one: keep it and show it. */
    record Transitioned(Connection from, Connection to) implements Action {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.transitioned(this);
        }
    }

    /** One case for each action. */
    interface Cases<T> {
        T connectSocket(ConnectSocket action);

        T closeSocket(CloseSocket action);

        T sendPing(SendPing action);

        T read(Read action);

        T stopRead(StopRead action);

        T transitioned(Transitioned action);
    }
}
