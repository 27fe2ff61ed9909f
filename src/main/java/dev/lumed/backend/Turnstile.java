package dev.lumed.backend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Lets so many in at once; the others wait in line. One who gave up waiting completes the own stage. */
final class Turnstile {
    private final Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private int free;

    Turnstile(int places) {
        this.free = places;
    }

    /** True as soon as there is a place, which is then to be left. */
    synchronized CompletableFuture<Boolean> enter() {
        if (free == 0) {
            CompletableFuture<Boolean> turn = new CompletableFuture<>();
            waiting.add(turn);
            return turn;
        }
        free--;
        return CompletableFuture.completedFuture(true);
    }

    void leave() {
        CompletableFuture<Boolean> next;
        do {
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
            }
        } while (!next.complete(true));
    }
}
