package dev.lumed.backend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Counts the sockets that have not come to their end. */
final class OpenSockets {
    private int open;
    private CompletableFuture<Done> none = CompletableFuture.completedFuture(Done.getInstance());

    synchronized void began() {
        if (open == 0) {
            none = new CompletableFuture<>();
        }
        open++;
    }

    synchronized void ended() {
        open--;
        if (open == 0) {
            none.complete(Done.getInstance());
        }
    }

    /** Completes when there is none. */
    synchronized CompletionStage<Done> none() {
        return none.minimalCompletionStage();
    }
}
