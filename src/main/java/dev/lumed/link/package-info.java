/**
 * How a conversation is connected: which transport, when to ping, when to poll, how long to back off, when to return.
 * Rebuilt at every start, never journalled.
 *
 * <p>Pure: no clock, no randomness, no I/O, no threads, no actors. Time and jitter come in as values; timers and sends
 * go out as actions. Nothing may hang on the order of {@code Set.of} and {@code Map.of} either, since every JVM run
 * shuffles it anew. May import nothing of ours.
 */
@NullMarked
package dev.lumed.link;

import org.jspecify.annotations.NullMarked;
