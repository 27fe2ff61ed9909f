package dev.lumed;

import dev.lumed.cli.ExitCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a server process: until somebody asks it to end, which is success, or until it ends by itself, which is
 * not. SIGTERM and SIGINT reach Java as a shutdown hook; only halting from there can say that all went well.
 */
final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final CompletableFuture<AutoCloseable> server = new CompletableFuture<>();
    private final Duration patience;

    /** Whether it has been asked to end, or ends by itself; whichever comes first. */
    private final AtomicBoolean decided = new AtomicBoolean();

    private Lifetime(Duration patience) {
        this.patience = patience;
    }

    /**
     * From now on a request to end closes the server in order, once it has started.
     *
     * @param patience how long that may take
     */
    static Lifetime begin(Duration patience) {
        Lifetime lifetime = new Lifetime(patience);
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::end));
        return lifetime;
    }

    /** There will be no server: the start has failed, and tells why itself. */
    void failed() {
        if (!decided.getAndSet(true)) {
            return;
        }
        server.complete(() -> {});
    }

    private void end() {
        if (decided.getAndSet(true)) {
            return;
        }
        LOG.info("stopping");
        int code = closed() ? DONE : FAILED;
        LOG.info("stopped");
        Runtime.getRuntime().halt(code);
    }

    /**
     * Stays until the server has ended, or a part of it without which it is none. Then nothing is closed in order: that
     * might wait for what is not there any more, and all that was accepted is stored.
     *
     * @param ending completes when the server begins to stop, by itself or asked
     * @return the exit code where it ended by itself; a requested end does not return
     */
    int toItsEnd(AutoCloseable started, CompletionStage<Done> ending) {
        server.complete(started);
        ending.toCompletableFuture().join();
        if (decided.getAndSet(true)) {
            // The hook goes on and ends the process; nothing may overtake it.
            return DONE;
        }
        LOG.error("the actor system ended by itself, see above why; lumed ends, and all it accepted is kept");
        return ExitCode.BROKEN.number();
    }

    private boolean closed() {
        CompletableFuture<Void> closing = server.thenAcceptAsync(started -> {
            try {
                started.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            closing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (Exception e) {
            if (!server.isDone()) {
                // It has promised nothing yet, and its store bears an end at any moment.
                LOG.warn("the start did not come to its end in time, and is given up");
                return true;
            }
            LOG.error("not everything could be closed in time", e);
            return false;
        }
    }
}
