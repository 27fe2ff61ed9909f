package dev.lumed.backend;

import dev.lumed.wire.ClientDialect;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.FrameCodec;
import dev.lumed.wire.ServerFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A socket over Pekko HTTP: one attempt to connect, or a second one where the token of the first had to be renewed. */
final class PekkoSocket implements Socket {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int NORMAL = 1000;

    private final Upgrades upgrades;
    private final TokenKeeper keeper;
    private final String id;
    private final Signals signals;
    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Integer closing;

    PekkoSocket(Upgrades upgrades, TokenKeeper keeper, String id, Signals signals) {
        this.upgrades = upgrades;
        this.keeper = keeper;
        this.id = id;
        this.signals = signals;
    }

    void begin() {
        if (!Addresses.isId(id)) {
            signals.end(new SocketSignal.Refused(NOT_FOUND, "there can be no such consultation", Duration.ZERO));
            return;
        }
        keeper.access().thenAccept(grant -> {
            if (grant instanceof Grant.Granted granted) {
                dial(granted.token(), true);
            } else {
                signals.end(withoutToken(grant));
            }
        });
    }

    @Override
    public void send(ClientFrame frame) {
        Attempt open = attempt;
        if (open != null && !open.send(FrameCodec.encode(frame, ClientDialect.CURRENT))) {
            open.giveUp("too many frames wait to be sent");
        }
    }

    @Override
    public synchronized void close(int code) {
        if (closing != null) {
            return;
        }
        closing = code;
        Attempt open = attempt;
        if (open != null && open.isOpen() && code == NORMAL) {
            open.takeLeave();
            return;
        }
        signals.end(closedHere(code));
        if (open != null) {
            open.giveUp("closed");
        }
    }

    private synchronized void dial(String token, boolean renewable) {
        if (closing == null) {
            Attempt next = new Attempt(upgrades, new Watching(token, renewable));
            attempt = next;
            next.start(upgrades.request(id, token));
        }
    }

    private static SocketSignal closedHere(int code) {
        return new SocketSignal.Closed(code, "closed here");
    }

    private static SocketSignal withoutToken(Grant grant) {
        if (grant instanceof Grant.Denied denied) {
            return new SocketSignal.Unauthorized(denied.reason());
        }
        return grant instanceof Grant.Failed failed
                ? new SocketSignal.Failed(failed.reason())
                : new SocketSignal.Refused(UNAUTHORIZED, "although the token is good", Duration.ZERO);
    }

    /** What comes of one attempt. */
    private final class Watching implements Attempt.Observer {
        private final String token;
        private final boolean renewable;

        Watching(String token, boolean renewable) {
            this.token = token;
            this.renewable = renewable;
        }

        @Override
        public CompletionStage<?> opened() {
            keeper.accepted(token);
            return signals.tell(new SocketSignal.Opened());
        }

        @Override
        public CompletionStage<?> received(List<ServerFrame> frames) {
            return signals.tell(new SocketSignal.Received(frames));
        }

        @Override
        public void refused(int status, String reason, Duration retryAfter) {
            if (status != UNAUTHORIZED) {
                signals.end(new SocketSignal.Refused(status, reason, retryAfter));
                return;
            }
            CompletionStage<Grant> renewal =
                    renewable ? keeper.renewForSocket(token) : CompletableFuture.completedFuture(new Grant.NoBetter());
            renewal.thenAccept(grant -> {
                if (grant instanceof Grant.Granted granted) {
                    dial(granted.token(), false);
                } else {
                    signals.end(withoutToken(grant));
                }
            });
        }

        @Override
        public void closed(int code, String reason) {
            signals.end(closing == null ? new SocketSignal.Closed(code, reason) : closedHere(closing));
        }

        @Override
        public void failed(String reason) {
            signals.end(closing == null ? new SocketSignal.Failed(reason) : closedHere(closing));
        }
    }
}
