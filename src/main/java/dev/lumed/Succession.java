package dev.lumed;

import dev.lumed.journal.Store;
import dev.lumed.settings.Configuration;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon of this process: the first one, and after a backup was taken in another one, on the store that was put in
 * place, at the same port and with the configuration and the tokens in force. The one ends in order before the other
 * begins.
 */
final class Succession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final CompletableFuture<Done> ending = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile @Nullable Daemon daemon;

    /** Starts the first one. */
    static Succession of(Configuration configuration, Access access, Store store) throws Exception {
        Succession succession = new Succession();
        succession.begin(Daemon.start(configuration, access, store, succession::beginAnew));
        return succession;
    }

    private void begin(Daemon started) {
        daemon = started;
        // When the one that counts begins to end, but not on our behalf. Without a lock: its end waits for this.
        started.ending().thenRun(() -> {
            if (daemon == started) {
                ending.complete(Done.getInstance());
            }
        });
    }

    /** The daemon there is. */
    Daemon current() {
        Daemon now = daemon;
        if (now == null) {
            throw new IllegalStateException("one ends, and another has not begun");
        }
        return now;
    }

    /** Has the daemon there is read its configuration again; one that is about to begin has just done so. */
    void reload() {
        Daemon now = daemon;
        if (now != null) {
            now.reload();
        }
    }

    /** Complete as soon as a daemon begins to end by itself, or another one cannot begin. */
    CompletionStage<Done> ending() {
        return ending;
    }

    private void beginAnew() {
        Thread thread = new Thread(this::succeed, "lumed-succession");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void succeed() {
        Daemon before = daemon;
        if (closing || before == null) {
            return;
        }
        daemon = null;
        try {
            before.close();
            if (!closing) {
                begin(before.successor(this::beginAnew));
                LOG.info("lumed has begun anew");
            }
        } catch (Exception e) {
            LOG.error("lumed could not begin anew", e);
            ending.complete(Done.getInstance());
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        synchronized (this) {
            Daemon last = daemon;
            if (last != null) {
                last.close();
            }
        }
    }
}
