package dev.lumed.cli;

import dev.lumed.cli.EventConnection.Arrival;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A stream of events over as many connections as it takes: after a drop, or a restart of the daemon, it goes on behind
 * the last event that was read.
 */
final class EventFeed implements AutoCloseable {

    // The daemon gives a sign of life every 15 s.
    private static final Duration SILENCE = Duration.ofSeconds(50);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Daemon daemon;
    private final Listener listener;
    private final String path;
    private Optional<String> lastId;
    private EventConnection connection;

    /** Takes one event after the other. */
    @FunctionalInterface
    interface Reader {
        /**
         * Whether more are wanted.
         *
         * @throws CommandException.Unreachable if the daemon went away meanwhile; a {@code reset} then comes again
         */
        boolean read(SseEvent event) throws CommandException;
    }

    /**
     * Who is told of drops.
     *
     * @param pauses how to wait until the daemon may be back
     * @param given whether nobody waits any more
     */
    record Listener(Notices notices, Pause.Source pauses, BooleanSupplier given) {
        static Listener of(Console console) {
            return new Listener(new Notices.On(console), console.clockwork().pauses(), console::isClosed);
        }
    }

    /** What a person is told of the connection to the daemon. */
    interface Notices {
        void lost();

        void back();

        /** On standard error. */
        record On(Console console) implements Notices {
            @Override
            public void lost() {
                console.say("lumed: the connection to the daemon is lost; trying again");
            }

            @Override
            public void back() {
                console.say("lumed: connected to the daemon again");
            }
        }
    }

    private EventFeed(Daemon daemon, Listener listener, String path, Optional<String> lastId) throws CommandException {
        this.daemon = daemon;
        this.listener = listener;
        this.path = path;
        this.lastId = lastId;
        this.connection = new EventConnection(daemon.events(path, lastId), lastId);
    }

    /** Connects; what comes from now on is kept until it is read. */
    static EventFeed open(Daemon daemon, Console console, String path, Optional<String> lastId)
            throws CommandException {
        return open(daemon, Listener.of(console), path, lastId);
    }

    static EventFeed open(Daemon daemon, Listener listener, String path, Optional<String> lastId)
            throws CommandException {
        return new EventFeed(daemon, listener, path, lastId);
    }

    /** Reads until the reader has enough; false where the deadline came first. */
    boolean follow(Reader reader, Deadline deadline) throws CommandException, InterruptedException {
        while (!deadline.isOver()) {
            Duration patience = deadline.remaining(SILENCE);
            Optional<Arrival> arrival = connection.next(patience);
            boolean broken = isBroken(arrival, patience);
            if (arrival.isPresent() && arrival.get() instanceof Arrival.Event next) {
                lastId = next.event().id();
                try {
                    if (!reader.read(next.event())) {
                        return true;
                    }
                } catch (CommandException.Unreachable e) {
                    broken = true;
                }
            } else if (arrival.isPresent() && arrival.get() instanceof Arrival.SignOfLife sign) {
                lastId = sign.lastId();
            }
            if (broken && !reconnect(deadline)) {
                return false;
            }
        }
        return false;
    }

    @Override
    public void close() {
        connection.close();
    }

    private static boolean isBroken(Optional<Arrival> arrival, Duration patience) {
        return arrival.map(Arrival.End.class::isInstance).orElse(patience.equals(SILENCE));
    }

    private boolean reconnect(Deadline deadline) throws CommandException, InterruptedException {
        connection.close();
        listener.notices().lost();
        Duration next = SHORTEST_PAUSE;
        try (Pause pause = listener.pauses().until(daemon.signOfStart())) {
            while (!deadline.isOver() && !listener.given().getAsBoolean()) {
                pause.last(deadline.remaining(next));
                try {
                    connection = new EventConnection(daemon.events(path, lastId), lastId);
                    listener.notices().back();
                    return true;
                } catch (CommandException.Unreachable e) {
                    next = min(next.multipliedBy(2), LONGEST_PAUSE);
                }
            }
        }
        return false;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
