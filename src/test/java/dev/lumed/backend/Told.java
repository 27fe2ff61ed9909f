package dev.lumed.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.wire.ServerFrame;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it is told, and is ready for the next signal unless a test says otherwise. */
final class Told implements SocketListener {
    private static final CompletableFuture<Void> READY = CompletableFuture.completedFuture(null);

    private final BlockingQueue<SocketSignal> signals = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<Void> ready = READY;

    @Override
    public CompletionStage<?> on(SocketSignal signal) {
        CompletableFuture<Void> answer = ready;
        signals.add(signal);
        return answer;
    }

    /** Until {@link #release} no signal is taken, although it is told. */
    void hold() {
        ready = new CompletableFuture<>();
    }

    void release() {
        CompletableFuture<Void> held = ready;
        ready = READY;
        held.complete(null);
    }

    SocketSignal next() {
        try {
            SocketSignal next = signals.poll(BackendFixture.PATIENT.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("the next signal").isNotNull();
            return next;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** The frames of the next message of a socket that is open. */
    List<ServerFrame> nextFrames() {
        SocketSignal next = next();
        assertThat(next).isInstanceOf(SocketSignal.Received.class);
        return ((SocketSignal.Received) next).frames();
    }

    void opened() {
        assertThat(next()).isEqualTo(new SocketSignal.Opened());
    }

    /** Why the socket failed, or never came about. */
    String failed() {
        SocketSignal next = next();
        assertThat(next).isInstanceOf(SocketSignal.Failed.class);
        return ((SocketSignal.Failed) next).reason();
    }

    /** What was told and not asked for yet. */
    List<SocketSignal> rest() {
        return List.copyOf(signals);
    }
}
