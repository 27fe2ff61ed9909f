package dev.lumed.demo.line;

import dev.lumed.demo.fault.Ending;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** The handle of one TCP connection: ends it in any way, at any time, from any thread. */
public final class Line {

    private final Function<Line, Slowness> slowness;
    private final Consumer<Line> closed;
    private final CompletableFuture<Done> gone = new CompletableFuture<>();
    private final Queue<Ending> early = new ArrayDeque<>();
    private @Nullable Consumer<Ending> stage;
    private volatile boolean halving;
    private volatile @Nullable String consultation;

    /**
     * @param slowness asked for each piece of bytes to the client
     * @param closed told once, when the connection is gone
     */
    public Line(Function<Line, Slowness> slowness, Consumer<Line> closed) {
        this.slowness = slowness;
        this.closed = closed;
    }

    /** Ends the connection; at this level {@code CLOSE} and {@code CUT} are the same. */
    public synchronized void end(Ending ending) {
        if (ending == Ending.MID_FRAME) {
            halving = true;
        } else if (stage == null) {
            early.add(ending);
        } else {
            stage.accept(ending);
        }
    }

    /** The consultation whose socket this has become, null before that. */
    public @Nullable String consultation() {
        return consultation;
    }

    public void consultation(String id) {
        consultation = id;
    }

    synchronized void attach(Consumer<Ending> running) {
        stage = running;
        early.forEach(running);
        early.clear();
    }

    /** Whether the next bytes are cut in half and followed by a reset. */
    boolean isHalving() {
        return halving;
    }

    Slowness slowness() {
        return slowness.apply(this);
    }

    void closed() {
        gone.complete(Done.getInstance());
        closed.accept(this);
    }

    /** Completes when the connection is no more. */
    public CompletionStage<Done> gone() {
        return gone;
    }
}
