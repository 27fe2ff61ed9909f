package dev.lumed.backend;

import java.util.concurrent.CompletionStage;

/** Whom a socket tells. */
public interface SocketListener {
    /** The next signal comes when the stage is complete, and not before. */
    CompletionStage<?> on(SocketSignal signal);
}
