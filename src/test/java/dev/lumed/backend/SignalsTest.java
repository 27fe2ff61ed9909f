package dev.lumed.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SignalsTest {
    private static final SocketSignal OPENED = new SocketSignal.Opened();
    private static final SocketSignal FAILED = new SocketSignal.Failed("broken");
    private static final SocketSignal CLOSED = new SocketSignal.Closed(1000, "");

    private final Told told = new Told();
    private final AtomicInteger ends = new AtomicInteger();
    private final Signals signals = new Signals(told, ends::incrementAndGet);

    @Test
    void signal_beforeTheLastIsTaken_waits() {
        told.hold();
        CompletableFuture<?> first = signals.tell(OPENED).toCompletableFuture();
        CompletableFuture<?> second = signals.tell(CLOSED).toCompletableFuture();
        assertThat(told.rest()).containsExactly(OPENED);
        assertThat(first).isNotDone();
        told.release();
        assertThat(told.rest()).containsExactly(OPENED, CLOSED);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void end_toldTwice_isToldOnce() {
        signals.end(FAILED);
        signals.end(CLOSED);
        assertThat(told.rest()).containsExactly(FAILED);
        assertThat(ends).hasValue(1);
    }

    @Test
    void signal_afterTheEnd_isNotTold() {
        signals.end(FAILED);
        assertThat(signals.tell(OPENED).toCompletableFuture()).isCompleted();
        assertThat(told.rest()).containsExactly(FAILED);
    }

    @Test
    void end_whileTheLastIsNotTaken_comesAfterIt() {
        told.hold();
        signals.tell(OPENED);
        signals.end(FAILED);
        assertThat(told.rest()).containsExactly(OPENED);
        assertThat(ends).as("known at once").hasValue(1);
        told.release();
        assertThat(told.rest()).containsExactly(OPENED, FAILED);
    }

    @Test
    void listener_thatFails_isToldTheNextAllTheSame() {
        Signals rough = new Signals(
                signal -> {
                    told.on(signal);
                    throw new IllegalStateException("not today");
                },
                ends::incrementAndGet);
        assertThat(rough.tell(OPENED).toCompletableFuture()).isCompleted();
        rough.end(FAILED);
        assertThat(told.rest()).containsExactly(OPENED, FAILED);
    }
}
