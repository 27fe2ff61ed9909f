package dev.lumed.demo.line;

import dev.lumed.demo.fault.Ending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * The bytes of one connection, both ways. While nothing is wrong it passes them on one for one. When the server's side
 * ends first, what the client still sends is drained for a moment: closing on unread bytes would reset the connection
 * and could take the last answer with it.
 */
final class LineLogic extends TimerGraphStageLogic {

    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int MOST_LATE = 64;

    private enum Timer {
        DUE,
        LINGER
    }

    private record Late(ByteString bytes, long dueNanos) {}

    private final Line line;
    private final Inlet<ByteString> fromClient;
    private final Outlet<ByteString> toServer;
    private final Inlet<ByteString> fromServer;
    private final Outlet<ByteString> toClient;
    private final Deque<Late> late = new ArrayDeque<>();
    private long lastDueNanos = System.nanoTime();
    private boolean mute;
    private boolean draining;
    private boolean serverFinished;

    LineLogic(BidiShape<ByteString, ByteString, ByteString, ByteString> shape, Line line) {
        super(shape);
        this.line = line;
        fromClient = shape.in1();
        toServer = shape.out1();
        fromServer = shape.in2();
        toClient = shape.out2();
        setHandler(fromClient, new FromClient());
        setHandler(toServer, new ToServer());
        setHandler(fromServer, new FromServer());
        setHandler(toClient, new ToClient());
    }

    @Override
    public void preStart() {
        line.attach(this.<Ending>createAsyncCallback(this::end)::invoke);
    }

    @Override
    public void postStop() {
        line.closed();
    }

    @Override
    public void onTimer(Object key) {
        if (key == Timer.LINGER) {
            completeStage();
        } else {
            passOn();
        }
    }

    private void end(Ending ending) {
        switch (ending) {
            case CLOSE, CUT -> completeStage();
            case RESET, MID_FRAME -> reset();
            case MUTE -> {
                mute = true;
                late.clear();
                drain();
                demand();
            }
        }
    }

    /** A failed stream makes Pekko abort the connection, which is a TCP reset. */
    private void reset() {
        failStage(new BrokenOnPurposeException());
    }

    private void drain() {
        draining = true;
        if (!isClosed(fromClient) && !hasBeenPulled(fromClient)) {
            pull(fromClient);
        }
    }

    private void hold(ByteString bytes) {
        Slowness slowness = line.slowness();
        long start = Math.max(lastDueNanos, System.nanoTime() + slowness.delay().toNanos());
        int size = slowness.partSize(bytes.size());
        for (int from = 0; from < bytes.size(); from += size) {
            ByteString part = bytes.slice(from, Math.min(from + size, bytes.size()));
            start += slowness.transmissionNanos(part.size());
            late.add(new Late(part, start));
        }
        lastDueNanos = start;
    }

    private void passOn() {
        Late next = late.peek();
        if (next != null && isAvailable(toClient)) {
            long wait = next.dueNanos() - System.nanoTime();
            if (wait > 0) {
                scheduleOnce(Timer.DUE, Duration.ofNanos(wait));
            } else {
                late.remove();
                give(next.bytes());
            }
        }
        if (serverFinished && late.isEmpty() && !isClosed(toClient)) {
            complete(toClient);
            drain();
            scheduleOnce(Timer.LINGER, LINGER);
        }
        demand();
    }

    private void give(ByteString bytes) {
        if (line.isHalving()) {
            push(toClient, bytes.take((bytes.size() + 1) / 2));
            reset();
        } else {
            push(toClient, bytes);
        }
    }

    private void demand() {
        boolean room = late.isEmpty() ? isAvailable(toClient) : late.size() < MOST_LATE;
        if ((mute || room) && !isClosed(fromServer) && !hasBeenPulled(fromServer)) {
            pull(fromServer);
        }
    }

    private final class FromClient extends AbstractInHandler {
        @Override
        public void onPush() {
            ByteString bytes = grab(fromClient);
            if (draining) {
                pull(fromClient);
            } else {
                push(toServer, bytes);
            }
        }
    }

    private final class ToServer extends AbstractOutHandler {
        @Override
        public void onPull() {
            if (!hasBeenPulled(fromClient) && !isClosed(fromClient)) {
                pull(fromClient);
            }
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            drain();
        }
    }

    private final class FromServer extends AbstractInHandler {
        @Override
        public void onPush() {
            ByteString bytes = grab(fromServer);
            if (!mute) {
                hold(bytes);
            }
            passOn();
        }

        @Override
        public void onUpstreamFinish() {
            if (!mute) {
                serverFinished = true;
                passOn();
            }
        }

        @Override
        public void onUpstreamFailure(Throwable failure) {
            if (!mute) {
                failStage(failure);
            }
        }
    }

    private final class ToClient extends AbstractOutHandler {
        @Override
        public void onPull() {
            passOn();
        }
    }
}
