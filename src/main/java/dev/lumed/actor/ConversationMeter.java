package dev.lumed.actor;

import dev.lumed.backend.SocketSignal;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Listed;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.StoryNote;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.link.Purpose;
import dev.lumed.meters.Meters;
import dev.lumed.meters.SocketLoss;
import dev.lumed.meters.Way;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what happens in one conversation, from what is stored, noted and asked for anyway. */
final class ConversationMeter {
    static final int MOST_AWAITED = 16;

    private static final int NORMAL = 1000;

    private final Meters meters;
    private final LongSupplier nanos;
    private final Map<MessageId, Long> givenAt = new LinkedHashMap<>();
    private int socket;
    private @Nullable SocketLoss loss;
    private boolean gap;
    private boolean covered;

    /** @param nanos a monotonic clock, in nanoseconds */
    ConversationMeter(Meters meters, LongSupplier nanos) {
        this.meters = meters;
        this.nanos = nanos;
    }

    /** @param begun the monotonic time at which they were decided */
    void stored(List<Event> events, long begun) {
        if (events.isEmpty()) {
            return;
        }
        meters.written(Duration.ofNanos(nanos.getAsLong() - begun));
        events.forEach(this::happened);
    }

    private void happened(Event event) {
        if (event instanceof Event.SendStarted started) {
            given(started.id());
        } else if (event instanceof Event.SendUncertain) {
            meters.sendUncertain();
        } else if (event instanceof Event.SendFailed failed) {
            givenAt.remove(failed.id());
        } else if (event instanceof Event.ReplyStarted started) {
            received(Via.WEBSOCKET);
            replied(Via.WEBSOCKET, started.replyTo());
        } else if (event instanceof Event.MessageArrived arrived) {
            received(arrived.via());
            replied(arrived.via(), arrived.replyTo());
        } else if (event instanceof Event.HistoryRead read) {
            read.listed().forEach(listed -> listed(listed, read.via()));
        }
    }

    /** From the first try on: whoever waits does not care how many there were. */
    private void given(MessageId id) {
        givenAt.putIfAbsent(id, nanos.getAsLong());
        if (givenAt.size() > MOST_AWAITED) {
            givenAt.remove(givenAt.keySet().iterator().next());
        }
    }

    private void listed(Listed listed, Via via) {
        if (listed.known() == null) {
            received(via);
            if (listed.remote().role() == Role.ASSISTANT) {
                replied(via, listed.replyTo());
            }
        }
    }

    private void received(Via via) {
        meters.messageReceived(way(via));
    }

    private void replied(Via via, @Nullable MessageId to) {
        Long given = to == null ? null : givenAt.remove(to);
        if (given != null) {
            meters.replyBegan(way(via), Duration.ofNanos(nanos.getAsLong() - given));
        }
    }

    private static Way way(Via via) {
        return switch (via) {
            case WEBSOCKET -> Way.WEBSOCKET;
            case POLLING -> Way.POLLING;
            case REST, LOCAL -> Way.REST;
        };
    }

    void noted(StoryNote note) {
        switch (note.kind()) {
            case "recognised", "double-suppressed", "listed" -> meters.doubleSuppressed();
            default -> {}
        }
    }

    /** The children of an earlier life are gone. */
    void begin() {
        if (loss != null) {
            loss = SocketLoss.GIVEN_UP;
        }
        socket = 0;
    }

    void connecting(int number) {
        if (loss != null) {
            meters.reconnecting(loss);
        }
        loss = SocketLoss.ASKED;
        socket = number;
    }

    void hungUp(int code) {
        loss = code == NORMAL ? SocketLoss.ASKED : SocketLoss.GIVEN_UP;
        socket = 0;
    }

    void signalled(int number, SocketSignal signal) {
        if (number == socket && signal.isLast()) {
            loss = lossBy(signal);
        }
    }

    private static SocketLoss lossBy(SocketSignal signal) {
        if (signal instanceof SocketSignal.Refused) {
            return SocketLoss.REFUSED;
        }
        if (signal instanceof SocketSignal.Unauthorized) {
            return SocketLoss.UNAUTHORIZED;
        }
        return signal instanceof SocketSignal.Closed ? SocketLoss.CLOSED : SocketLoss.FAILED;
    }

    void transitioned(Connection from, Connection to) {
        if (to.mode() == Mode.CLOSED) {
            loss = null;
        } else if (from.mode() == Mode.LIVE && to.mode() != Mode.LIVE && to.mode() != Mode.GONE) {
            missing();
        }
        boolean bySocket = from.mode() == Mode.LIVE || from.mode() == Mode.CONNECTING;
        if (bySocket && to.mode() == Mode.POLLING) {
            meters.failedOver();
        }
    }

    private void missing() {
        covered = false;
        if (!gap) {
            gap = true;
            meters.gapOpened();
        }
    }

    void readStarts(Purpose purpose) {
        if (purpose == Purpose.GAP) {
            missing();
        }
        covered = gap;
    }

    /** A reading that began before the gap does not close it. */
    void readFinished() {
        if (gap && covered) {
            gap = false;
            meters.gapClosed();
        }
    }
}
