package dev.lumed;

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

    private Lifetime() {}

    /**
     * Stays until the server has ended.
     *
     * @param ended completes when the server stopped by itself
     * @param patience how long closing may take
     * @return the exit code where it ended by itself; a requested end does not return
     */
    static int of(AutoCloseable server, CompletionStage<Done> ended, Duration patience) {
        AtomicBoolean asked = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.set(true);
            LOG.info("stopping");
            int code = closed(server, patience) ? DONE : FAILED;
            LOG.info("stopped");
            Runtime.getRuntime().halt(code);
        }));
        ended.toCompletableFuture().join();
        if (asked.get()) {
            // The hook goes on and ends the process; nothing may overtake it.
            return DONE;
        }
        LOG.error("the actor system ended by itself; see above why");
        closed(server, patience);
        return FAILED;
    }

    private static boolean closed(AutoCloseable server, Duration patience) {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            closing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (Exception e) {
            LOG.error("not everything could be closed in time", e);
            return false;
        }
    }
}
