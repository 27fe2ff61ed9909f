package dev.lumed.backend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells a listener one signal after the other, and nothing after the end. */
final class Signals {
    private final SocketListener listener;
    private final Runnable whenEnded;
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);
    private boolean ended;

    /**
     * @param whenEnded is told of the end at once, even where the listener is not ready to hear of it
     */
    Signals(SocketListener listener, Runnable whenEnded) {
        this.listener = listener;
        this.whenEnded = whenEnded;
    }

    /** Complete when the listener is ready for the next one. */
    synchronized CompletionStage<?> tell(SocketSignal signal) {
        if (!ended) {
            last = last.handle(Signals::done).thenCompose(ready -> listener.on(signal));
        }
        return last.handle(Signals::done);
    }

    synchronized void end(SocketSignal signal) {
        tell(signal);
        if (!ended) {
            ended = true;
            whenEnded.run();
        }
    }

    synchronized boolean ended() {
        return ended;
    }

    /** A listener that fails is told the next signal all the same. */
    private static @Nullable Void done(@Nullable Object result, @Nullable Throwable failure) {
        return null;
    }
}
