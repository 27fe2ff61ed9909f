/**
 * Looks at the machine, the store and the backend before or beside a daemon, and says what is wrong and what to do. Nothing
 * is sent to a conversation, none is made, no refresh token is spent. A store that is there is opened as a start would open
 * it, which brings an older one to this version; in PostgreSQL that also makes the tables where they are missing.
 *
 * <p>It stands beside {@code backend} rather than above it: the daemon's client hides what is asked for here, as the date
 * and the certificate of an answer, and tries again where this is to see the first failure. May import {@code credentials},
 * {@code journal}, {@code tls}, {@code wire} and {@code settings}.
 */
@NullMarked
package dev.lumed.doctor;

import org.jspecify.annotations.NullMarked;
