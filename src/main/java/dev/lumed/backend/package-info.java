/**
 * The client's side of the wire over Pekko HTTP: REST, the socket, and the credentials with one refresh for all.
 *
 * <p>May import {@code wire}, {@code meters} and {@code settings}.
 */
@NullMarked
package dev.lumed.backend;

import org.jspecify.annotations.NullMarked;
