/**
 * Looks at the machine, the store and the backend before or beside a daemon, and says what is wrong and what to do. It is
 * harmless: nothing is sent to a conversation, none is made, no refresh token is spent, no file is made that is not there.
 *
 * <p>It stands beside {@code backend} rather than above it: the daemon's client hides what is asked for here, as the date
 * and the certificate of an answer, and tries again where this is to see the first failure. May import {@code journal},
 * {@code wire} and {@code settings}.
 */
@NullMarked
package dev.lumed.doctor;

import org.jspecify.annotations.NullMarked;
