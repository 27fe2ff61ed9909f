package dev.lumed.demo;

import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.dialect.Frame;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitches;
import dev.lumed.demo.line.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.jspecify.annotations.Nullable;

/** One open WebSocket, seen from the server: what goes out, and what goes wrong on the way. */
final class DemoSocket {

    /** What the socket's stream does next: send, or end in its place among what is sent. */
    sealed interface Step {}

    record Send(Message message) implements Step {}

    record End(Ending ending) implements Step {}

    private final String consultation;
    private final String userId;
    private final Line line;
    private final DemoState state;
    private final boolean silent;
    private final CompletableFuture<Done> gone = new CompletableFuture<>();
    private final List<String> held = new ArrayList<>();
    private @Nullable BoundedSourceQueue<Step> queue;
    private int frames;
    private int pieces;
    private boolean ended;

    DemoSocket(String consultation, String userId, Line line, DemoState state) {
        this.consultation = consultation;
        this.userId = userId;
        this.line = line;
        this.state = state;
        this.silent = state.faults().take(Fault.SOCKET_SILENT, consultation).isPresent();
    }

    String consultation() {
        return consultation;
    }

    String userId() {
        return userId;
    }

    /** Answers nothing, ever. */
    boolean isSilent() {
        return silent;
    }

    Line line() {
        return line;
    }

    synchronized void opened(BoundedSourceQueue<Step> running) {
        queue = running;
        endIfDue();
        state.frames().connected(consultation, state.clock().instant()).ifPresent(this::send);
    }

    void isGone() {
        gone.complete(Done.getInstance());
    }

    /** Completes when the connection is no more. */
    CompletionStage<Done> gone() {
        return gone;
    }

    synchronized void send(Frame frame) {
        if (ended || silent || isLost(frame)) {
            return;
        }
        if (frame.isPiece()) {
            pieces++;
            spoil();
        } else if (frame.isEnd()) {
            state.faults()
                    .take(Fault.UNKNOWN_FRAMES, consultation)
                    .ifPresent(fault -> held.add(unknown(fault.text(FaultParameter.TYPE))));
        }
        held.add(frame.text());
        if (!frame.isPiece() || held.size() >= objectsPerFrame()) {
            flush();
        }
        endIfDue();
        if (!frame.isPiece() && !frame.isAcknowledgement()) {
            pieces = 0;
        }
    }

    /** Sends a text as it stands, in a frame of its own. */
    void sendRaw(String text) {
        sendRaw(TextMessage.create(text));
    }

    private synchronized void sendRaw(Message message) {
        if (!ended) {
            flush();
            offer(message);
        }
    }

    /** Ends the connection, after all that was sent before. */
    synchronized void end(Ending ending) {
        BoundedSourceQueue<Step> running = queue;
        if (ended || running == null) {
            return;
        }
        flush();
        ended = true;
        if (ending == Ending.CLOSE) {
            running.complete();
        } else if (!isEnqueued(running, new End(ending))) {
            line.end(ending);
        } else if (ending == Ending.MID_FRAME) {
            // There must be a frame to be cut: of this one the first half arrives.
            running.offer(new Send(TextMessage.create(BadFrames.text("no-type"))));
        }
    }

    private boolean isLost(Frame frame) {
        FaultSwitches faults = state.faults();
        return (frame.isAcknowledgement()
                        && faults.take(Fault.NO_ACKNOWLEDGEMENT, consultation).isPresent())
                || (frame.isEnd()
                        && faults.take(Fault.NO_STREAM_COMPLETE, consultation).isPresent());
    }

    private void spoil() {
        state.faults().take(Fault.BAD_FRAMES, consultation).ifPresent(fault -> {
            String how = fault.text(FaultParameter.HOW);
            if (BadFrames.isLine(how) && objectsPerFrame() > 1) {
                held.add(BadFrames.text(how));
            } else {
                sendRaw(BadFrames.of(how));
            }
        });
    }

    private void flush() {
        if (!held.isEmpty()) {
            Message message = TextMessage.create(String.join("\n", held));
            held.clear();
            offer(message);
            if (state.faults().take(Fault.DUPLICATE_FRAMES, consultation).isPresent()) {
                offer(message);
            }
        }
    }

    private void offer(Message message) {
        frames++;
        BoundedSourceQueue<Step> running = queue;
        if (running != null && !isEnqueued(running, new Send(message))) {
            // A client that does not read is not worth the memory.
            ended = true;
            line.end(Ending.RESET);
        }
    }

    /** Ends if a fault says so, of what has been sent so far. */
    synchronized void endIfDue() {
        if (ended || queue == null) {
            return;
        }
        FaultSwitches faults = state.faults();
        Optional<Ending> ending = faults.take(
                        Fault.SOCKET_END, consultation, fault -> frames >= fault.number(FaultParameter.FRAMES))
                .or(() -> faults.take(
                        Fault.REPLY_END,
                        consultation,
                        fault -> pieces >= Math.max(1, fault.number(FaultParameter.PIECES))))
                .map(fault -> fault.ending())
                .or(() -> faults.take(
                                Fault.HALF_OPEN, consultation, fault -> frames >= fault.number(FaultParameter.FRAMES))
                        .map(fault -> Ending.MUTE));
        ending.ifPresent(this::end);
    }

    private int objectsPerFrame() {
        return Integer.parseInt(state.dialect().word(Feature.OBJECTS_PER_FRAME));
    }

    private static String unknown(String type) {
        Frame frame = Frame.of(type);
        frame.json().putObject("data").put("meal_log_id", "d1e5").put("calories", 420);
        return frame.text();
    }

    private static boolean isEnqueued(BoundedSourceQueue<Step> running, Step step) {
        return running.offer(step).equals(QueueOfferResult.enqueued());
    }
}
