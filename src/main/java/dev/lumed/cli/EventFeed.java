package dev.lumed.cli;

import dev.lumed.cli.EventConnection.Arrival;
import java.time.Duration;
import java.util.Optional;

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
    private final Console console;
    private final String path;
    private Optional<String> lastId;
    private EventConnection connection;

    /** Takes one event after the other. */
    @FunctionalInterface
    interface Reader {
        /** Whether more are wanted. */
        boolean read(SseEvent event) throws CommandException;
    }

    private EventFeed(Daemon daemon, Console console, String path, Optional<String> lastId) throws CommandException {
        this.daemon = daemon;
        this.console = console;
        this.path = path;
        this.lastId = lastId;
        this.connection = new EventConnection(daemon.events(path, lastId), lastId);
    }

    /** Connects; what comes from now on is kept until it is read. */
    static EventFeed open(Daemon daemon, Console console, String path, Optional<String> lastId)
            throws CommandException {
        return new EventFeed(daemon, console, path, lastId);
    }

    /** Reads until the reader has enough; false where the deadline came first. */
    boolean follow(Reader reader, Deadline deadline) throws CommandException, InterruptedException {
        while (!deadline.isOver()) {
            Duration patience = deadline.remaining(SILENCE);
            Optional<Arrival> arrival = connection.next(patience);
            if (arrival.isPresent() && arrival.get() instanceof Arrival.Event next) {
                lastId = next.event().id();
                if (!reader.read(next.event())) {
                    return true;
                }
            } else if (arrival.isPresent() && arrival.get() instanceof Arrival.SignOfLife sign) {
                lastId = sign.lastId();
            } else if (isBroken(arrival, patience) && !reconnect(deadline)) {
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
        console.say("lumed: the connection to the daemon is lost; trying again");
        Duration pause = SHORTEST_PAUSE;
        while (!deadline.isOver() && !console.isClosed()) {
            console.clockwork().pause().last(deadline.remaining(pause));
            try {
                connection = new EventConnection(daemon.events(path, lastId), lastId);
                return true;
            } catch (CommandException.Unreachable e) {
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
        return false;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
