/**
 * How one conversation is connected: a pure state machine that is told what happened and answers what to do.
 *
 * <p>The rules it holds:
 *
 * <ol>
 *   <li>Opening reads the history and connects the socket side by side. A socket counts with its first frame, not with
 *       the 101; without one by {@code connect-timeout} it has failed.
 *   <li>Without a frame by {@code hedge-after} polling starts, and the socket goes on trying. A socket that is refused
 *       or lost makes the first poll go out at once.
 *   <li>Dead is inbound silence: a ping goes out after {@code ping-interval} of it, and nothing within {@code
 *       pong-timeout} of the ping ends the socket. What was written never counts as a sign of life.
 *   <li>Coming back, a read that <em>started after</em> the first frame must succeed before polling stops: whatever was
 *       missed while no socket listened is then known. Frames wait for it, but only a few seconds.
 *   <li>Polling never stops on an error; it slows down and says {@code offline}. A healthy link is read now and then
 *       too.
 *   <li>Tries follow the backoff and then the slow interval for ever. Only a useful minute on a socket, or a fresh start
 *       (opened, resumed, woken, asked to reconnect), makes the backoff begin again.
 *   <li>At most one read is under way. One that is wanted meanwhile is remembered and goes out afterwards.
 *   <li>What is reported of a socket or a read that is over changes nothing.
 * </ol>
 *
 * <p>Rebuilt at every start, never journalled. Pure: no clock, no randomness, no I/O, no threads, no actors. Time and
 * jitter come in as values; timers and sends go out as actions. Nothing may hang on the order of {@code Set.of} and
 * {@code Map.of} either, since every JVM run shuffles it anew. May import nothing of ours.
 */
@NullMarked
package dev.lumed.link;

import org.jspecify.annotations.NullMarked;
