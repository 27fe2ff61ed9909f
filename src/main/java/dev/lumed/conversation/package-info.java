/**
 * What a conversation is: messages, outbox, matching, order and cursors, event-sourced, so that it survives a crash.
 *
 * <p>Pure: no clock, no randomness, no I/O, no threads, no actors. Time comes in as a value; what is to be done goes out
 * as actions. Nothing may hang on the order of {@code Set.of} and {@code Map.of} either, since every JVM run shuffles it
 * anew. May import nothing of ours.
 */
@NullMarked
package dev.lumed.conversation;

import org.jspecify.annotations.NullMarked;
