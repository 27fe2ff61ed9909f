package dev.lumed;

import dev.lumed.actor.Outcome;
import dev.lumed.actor.Outcome.Kind;
import dev.lumed.http.Safekeeping;
import dev.lumed.journal.Backup;
import dev.lumed.journal.Store;
import dev.lumed.journal.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the store of a running daemon, and takes in what is to replace it. */
final class StoreDesk implements Safekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDesk.class);

    private final Store store;
    private final Executor blocking;
    private final Runnable beginAnew;

    /**
     * @param blocking for what has to wait for a disk
     * @param beginAnew called once a backup was taken in; must not wait for its answer
     */
    StoreDesk(Store store, Executor blocking, Runnable beginAnew) {
        this.store = store;
        this.blocking = blocking;
        this.beginAnew = beginAnew;
    }

    /** What is read of a backup. */
    private record Content(Backup backup) implements Copy {
        @Override
        public long bytes() {
            return backup.bytes();
        }

        @Override
        public InputStream read() {
            return backup.read();
        }

        @Override
        public void closeUnlessRead() {
            backup.closeUnlessRead();
        }
    }

    @Override
    public CompletionStage<Outcome<Copy>> backUp() {
        return onDisk(() -> {
            Backup backup = store.backups().make();
            LOG.info("a backup of {} KiB was made", backup.bytes() >> 10);
            return new Content(backup);
        });
    }

    @Override
    public CompletionStage<Outcome<Restored>> restore(InputStream backup) {
        return onDisk(() -> {
            try (backup) {
                return taken(backup);
            } catch (IOException e) {
                throw new IllegalStateException("a stream that cannot be closed", e);
            }
        });
    }

    private Restored taken(InputStream backup) {
        boolean taken = false;
        try {
            String kept = store.stageRestoration(backup);
            taken = true;
            LOG.info("a backup was taken in; lumed begins anew with it");
            beginAnew.run();
            return new Restored(kept);
        } finally {
            if (!taken) {
                drain(backup);
            }
        }
    }

    /** A client hears of a refusal only when it has been listened to. */
    private static void drain(InputStream backup) {
        try {
            backup.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("whoever sent a backup has gone: {}", e.getMessage());
        }
    }

    private <T> CompletionStage<Outcome<T>> onDisk(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new Outcome.Success<>(work.get());
                    } catch (StoreException e) {
                        LOG.warn("{}", e.getMessage());
                        return refusal(e);
                    }
                },
                blocking);
    }

    private static <T> Outcome<T> refusal(StoreException failure) {
        String detail = String.valueOf(failure.getMessage());
        if (!(failure instanceof StoreException.Refused refused)) {
            return new Outcome.Refusal<>(Kind.STORE_FAILED, "store-failed", detail);
        }
        return switch (refused.reason()) {
            case BUSY -> new Outcome.Refusal<>(Kind.CONFLICT, "store-busy", detail);
            case FULL -> new Outcome.Refusal<>(Kind.STORE_FULL, "store-full", detail);
            case ELSEWHERE -> new Outcome.Refusal<>(Kind.CONFLICT, "store-elsewhere", detail);
            case UNFIT -> new Outcome.Refusal<>(Kind.MISMATCH, "backup-unfit", detail);
        };
    }
}
