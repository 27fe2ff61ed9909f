package dev.lumed.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a connection from one moment on.
 *
 * @param reason why it came to this, for a person to read
 * @param retryAt when the next try comes, if one is planned
 * @param attempt how many tries have failed in a row
 */
public record Connection(Mode mode, Instant since, @Nullable String reason, @Nullable Instant retryAt, int attempt) {}
