/**
 * The daemon's log: one line for each event, for people or for machines, on standard error or in a file, with secrets
 * scrubbed as the last line of defence. Nothing is queued: a line is written before its writer goes on.
 *
 * <p>May import {@code settings}. Whoever logs uses SLF4J and knows nothing of this.
 */
@NullMarked
package dev.lumed.log;

import org.jspecify.annotations.NullMarked;
