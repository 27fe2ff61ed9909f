package dev.lumed.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Pairs on their way to the file, written when a test says so. */
final class TokenWriterTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Deque<Runnable> disk = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();

    @TempDir
    Path dir;

    private Path path;
    private TokenWriter writer;

    @BeforeEach
    void make() {
        path = dir.resolve("new/credentials");
        writer = writer(LONG);
    }

    private TokenWriter writer(Duration patience) {
        return new TokenWriter(new CredentialsFile(path), disk::add, later::add, patience);
    }

    private void allowWriting() throws IOException {
        Files.createDirectories(path.getParent());
    }

    @Test
    void pair_isKeptOnceItIsWritten() throws IOException {
        allowWriting();
        CompletionStage<Void> kept = keep("a");
        assertThat(kept.toCompletableFuture()).isNotDone();
        disk.remove().run();
        assertThat(kept.toCompletableFuture()).isCompleted();
        assertThat(inTheFile()).isEqualTo("a");
        assertThat(disk).isEmpty();
    }

    @Test
    void pairs_thatWaitTogether_areKeptByTheNewest() throws IOException {
        allowWriting();
        CompletionStage<Void> first = keep("a");
        CompletionStage<Void> second = keep("b");
        assertThat(disk).hasSize(1);
        disk.remove().run();
        assertThat(first.toCompletableFuture()).isCompleted();
        assertThat(second.toCompletableFuture()).isCompleted();
        assertThat(inTheFile()).isEqualTo("b");
        assertThat(disk).isEmpty();
    }

    @Test
    void pairs_afterOneAnother_areWrittenInTurn() throws IOException {
        allowWriting();
        for (String access : new String[] {"a", "b"}) {
            keep(access);
            disk.remove().run();
            assertThat(inTheFile()).isEqualTo(access);
        }
    }

    @Test
    void pair_thatCannotBeWritten_keepsNobodyWaitingAndIsTriedAgain() throws IOException {
        CompletionStage<Void> kept = keep("a");
        disk.remove().run();
        assertThat(kept.toCompletableFuture()).isCompleted();
        later.remove().run();
        disk.remove().run();
        allowWriting();
        later.remove().run();
        disk.remove().run();
        assertThat(inTheFile()).isEqualTo("a");
        assertThat(later).isEmpty();
    }

    @Test
    void failure_isSaidOnceAndSoIsItsEnd() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger(TokenWriter.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            keep("a");
            disk.remove().run();
            for (int i = 0; i < 3; i++) {
                later.remove().run();
                disk.remove().run();
            }
            allowWriting();
            later.remove().run();
            disk.remove().run();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        failed -> assertThat(failed).contains("cannot be kept in " + path, "no such directory"),
                        over -> assertThat(over).contains("kept", "again"));
    }

    @Test
    void pair_newerThanTheOneThatCouldNotBeWritten_isWrittenAtOnceAndStays() throws IOException {
        keep("a");
        disk.remove().run();
        allowWriting();
        keep("b");
        disk.remove().run();
        later.remove().run();
        assertThat(disk).isEmpty();
        assertThat(inTheFile()).isEqualTo("b");
    }

    @Test
    void disk_thatHangs_keepsNobodyForLong() throws Exception {
        CompletableFuture<Void> kept = keep(writer(Duration.ofMillis(1)), "a").toCompletableFuture();
        kept.get(20, TimeUnit.SECONDS);
        assertThat(disk).hasSize(1);
    }

    @Test
    void process_thatEnds_keepsNobodyWaiting() {
        TokenWriter ending = new TokenWriter(
                new CredentialsFile(path),
                work -> {
                    throw new RejectedExecutionException("ended");
                },
                later::add,
                LONG);
        assertThat(keep(ending, "a").toCompletableFuture()).isCompleted();
    }

    private CompletionStage<Void> keep(String access) {
        return keep(writer, access);
    }

    private static CompletionStage<Void> keep(TokenWriter writer, String access) {
        return writer.keep(Secret.of(access), Secret.of("r-" + access));
    }

    private String inTheFile() throws IOException {
        return new CredentialsFile(path)
                .choice(CredentialSettings.none())
                .accessToken()
                .orElseThrow()
                .reveal();
    }
}
