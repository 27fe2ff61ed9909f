/**
 * A TCP connection of the demo backend that can be broken on purpose, below HTTP and WebSocket.
 *
 * <p>May import {@code demo.fault}.
 */
@NullMarked
package dev.lumed.demo.line;

import org.jspecify.annotations.NullMarked;
