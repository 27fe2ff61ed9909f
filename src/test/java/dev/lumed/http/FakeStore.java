package dev.lumed.http;

import dev.lumed.actor.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of one line, which remembers what it was to be replaced with. */
final class FakeStore implements Safekeeping {
    static final String CONTENT = "the store";

    volatile String content = CONTENT;

    final List<Integer> taken = new ArrayList<>();
    final AtomicInteger made = new AtomicInteger();
    final CompletableFuture<Void> closed = new CompletableFuture<>();
    volatile Outcome<Restored> restored = new Outcome.Success<>(new Restored("lumed.db.before-restore-1"));

    private final class OneLine implements Copy {
        @Override
        public long bytes() {
            return content.length();
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                    closed.complete(null);
                }
            };
        }

        @Override
        public void closeUnlessRead() {
            closed.complete(null);
        }
    }

    @Override
    public CompletionStage<Outcome<Copy>> backUp() {
        made.incrementAndGet();
        return CompletableFuture.completedFuture(new Outcome.Success<>(new OneLine()));
    }

    @Override
    public CompletionStage<Outcome<Restored>> restore(InputStream backup) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                taken.add(backup.readAllBytes().length);
                return restored;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
