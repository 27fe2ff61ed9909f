package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Links on a network that is up or down, in virtual time: whatever begins while it is up succeeds 50 ms later if it is
 * still up, all else fails, and going down resets every socket.
 */
final class VirtualNetwork {

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration REFUSAL = Duration.ofMillis(10);

    private static final long TOO_MUCH = 10_000_000;

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final List<Node> nodes = new ArrayList<>();
    private final Random random;
    private Duration now;
    private long order;
    private boolean up = true;

    VirtualNetwork(long seed, Duration start) {
        random = new Random(seed);
        now = start;
    }

    /** What happens at a time; of the same time, in the order in which it was planned. */
    private record Due(Duration at, long order, Runnable what) {}

    /** One link and what happened to it. */
    final class Node {
        private final List<Duration> connects = new ArrayList<>();
        private final List<Duration> reads = new ArrayList<>();
        private Link link;
        private int socket;

        private Node(Link link) {
            this.link = link;
        }

        Link link() {
            return link;
        }

        /** When a socket was asked for. */
        List<Duration> connects() {
            return connects;
        }

        /** When a read succeeded. */
        List<Duration> reads() {
            return reads;
        }

        void tell(Input input) {
            Instant wall = FakeShell.START.plus(now);
            Step step = link.after(input, new Moment(wall, now), random.nextDouble());
            link = step.next();
            step.actions().forEach(this::perform);
            link.wakeAt().ifPresent(due -> at(due, this::tick));
        }

        private void tick() {
            if (link.wakeAt().filter(due -> due.compareTo(now) <= 0).isPresent()) {
                tell(new Input.Tick());
            }
        }

        private void perform(Action action) {
            if (action instanceof Action.ConnectSocket connect) {
                connect(connect.socket());
            } else if (action instanceof Action.CloseSocket) {
                socket = 0;
            } else if (action instanceof Action.SendPing) {
                frame(socket);
            } else if (action instanceof Action.Read read) {
                read(read.read());
            }
        }

        private void connect(int number) {
            connects.add(now);
            if (up) {
                socket = number;
                in(LATENCY, () -> tellOf(number, new Input.SocketOpened(number)));
                in(LATENCY, () -> frame(number));
            } else {
                in(REFUSAL, () -> tell(new Input.SocketFailed(number, "unreachable")));
            }
        }

        private void frame(int number) {
            in(LATENCY, () -> tellOf(number, new Input.FrameReceived(number)));
        }

        private void tellOf(int number, Input input) {
            if (socket == number) {
                tell(input);
            }
        }

        private void read(int number) {
            boolean begun = up;
            in(LATENCY, () -> {
                if (begun && up) {
                    reads.add(now);
                    tell(new Input.ReadSucceeded(number, true));
                } else {
                    tell(new Input.ReadFailed(number, "unreachable", Duration.ZERO));
                }
            });
        }

        private void reset() {
            int lost = socket;
            socket = 0;
            if (lost != 0) {
                tell(new Input.SocketFailed(lost, "connection reset"));
            }
        }
    }

    Node join(Link link) {
        Node node = new Node(link);
        nodes.add(node);
        return node;
    }

    Moment now() {
        return new Moment(FakeShell.START.plus(now), now);
    }

    void at(Duration time, Runnable what) {
        queue.add(new Due(time, order++, what));
    }

    void turn(boolean on) {
        up = on;
        if (!on) {
            nodes.forEach(Node::reset);
        }
    }

    void runUntil(Duration end) {
        for (Due due = queue.peek(); due != null && due.at().compareTo(end) <= 0; due = queue.peek()) {
            queue.remove();
            assertThat(order).as("all that was ever planned").isLessThan(TOO_MUCH);
            now = due.at().compareTo(now) > 0 ? due.at() : now;
            due.what().run();
        }
        now = end;
    }

    private void in(Duration time, Runnable what) {
        at(now.plus(time), what);
    }
}
