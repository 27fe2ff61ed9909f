package dev.lumed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a stream of events. A thread reads it into a small queue, so that a reader can wait for no longer
 * than it wants; where the queue is full, the daemon is made to wait.
 */
final class EventConnection implements AutoCloseable {

    private static final int LARGEST_EVENT = 8 << 20;
    private static final int QUEUED = 256;

    private final InputStream in;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(QUEUED);
    private final SseParser parser;
    private final Thread thread = new Thread(this::pump, "events");

    EventConnection(InputStream in, Optional<String> lastEventId) {
        this.in = in;
        this.parser = new SseParser(LARGEST_EVENT, lastEventId, this::put);
        thread.setDaemon(true);
        thread.start();
    }

    /** What came. */
    sealed interface Arrival {
        record Event(SseEvent event) implements Arrival {}

        /** The daemon is there. It may also have said from where to go on after a drop. */
        record SignOfLife(Optional<String> lastId) implements Arrival {}

        record End() implements Arrival {}
    }

    /** The next arrival, or none within the time. After an end there is nothing more. */
    Optional<Arrival> next(Duration within) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(within.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            in.close();
        } catch (IOException e) {
            // It is given up either way.
        }
    }

    private void pump() {
        byte[] buffer = new byte[8192];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                parser.feed(buffer, length);
                put(new Arrival.SignOfLife(parser.lastId()));
            }
        } catch (IOException e) {
            // The connection is lost, which its end says.
        }
        put(new Arrival.End());
    }

    private void put(SseEvent event) {
        put(new Arrival.Event(event));
    }

    private void put(Arrival arrival) {
        try {
            arrivals.put(arrival);
        } catch (InterruptedException e) {
            // Closed: nobody reads any more.
            Thread.currentThread().interrupt();
        }
    }
}
