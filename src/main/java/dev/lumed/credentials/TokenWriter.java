package dev.lumed.credentials;

import dev.lumed.settings.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each new pair of tokens into the file, away from threads that must not wait. Of those that wait only the newest is
 * written. One that cannot be written is tried again for as long as no newer one comes.
 */
public final class TokenWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TokenWriter.class);

    /** A disk syncs in milliseconds; nobody is kept longer than this by one that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CredentialsFile file;
    private final Executor disk;
    private final Executor later;
    private final Duration patience;

    private @Nullable Pair waiting;
    private CompletableFuture<Void> written = new CompletableFuture<>();
    private boolean writing;
    private boolean failing;

    private record Pair(Secret access, Secret refresh) {}

    /** @param disk whose threads may wait for one */
    public TokenWriter(CredentialsFile file, Executor disk) {
        this(file, disk, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, disk), PATIENCE);
    }

    TokenWriter(CredentialsFile file, Executor disk, Executor later, Duration patience) {
        this.file = file;
        this.disk = disk;
        this.later = later;
        this.patience = patience;
    }

    /** Complete when this pair or a newer one is durable, cannot be made so, or that takes too long. It never fails. */
    public CompletionStage<Void> keep(Secret access, Secret refresh) {
        CompletableFuture<Void> kept;
        synchronized (this) {
            waiting = new Pair(access, refresh);
            kept = written;
            begin();
        }
        return kept.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            LOG.warn("{} is not written yet, the disk takes its time; the tokens are used meanwhile", file.path());
            return null;
        });
    }

    private synchronized void begin() {
        if (writing || waiting == null) {
            return;
        }
        writing = true;
        try {
            disk.execute(this::write);
        } catch (RejectedExecutionException ending) {
            writing = false;
            written.complete(null);
        }
    }

    private void write() {
        Pair pair;
        CompletableFuture<Void> asked;
        synchronized (this) {
            pair = waiting;
            asked = written;
            waiting = null;
            written = new CompletableFuture<>();
        }
        boolean done = pair == null || isWritten(pair);
        synchronized (this) {
            writing = false;
            if (waiting == null && !done) {
                waiting = pair;
                later.execute(this::begin);
            } else {
                begin();
            }
        }
        asked.complete(null);
    }

    private boolean isWritten(Pair pair) {
        try {
            file.write(pair.access(), pair.refresh());
            if (failing) {
                LOG.info("the tokens are kept in {} again", file.path());
            }
            failing = false;
            return true;
        } catch (IOException | RuntimeException e) {
            // Once, not with each try.
            if (!failing) {
                LOG.warn(
                        "the new tokens cannot be kept in {}: {}; they are good until lumed ends, and it is tried again:"
                                + " let this user write there, and look at the room on the disk",
                        file.path(),
                        e instanceof IOException failure ? CredentialsFile.reason(failure) : e.toString());
            }
            failing = true;
            return false;
        }
    }
}
