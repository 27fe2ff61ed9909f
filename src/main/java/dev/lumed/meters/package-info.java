/**
 * What the daemon counts while it works: the numbers that a scrape of {@code /metrics} shows, and the traffic of the last
 * hours that the page draws. The packages that touch the world tell {@link dev.lumed.meters.Meters} what happened; no
 * label and no bucket ever takes a value from outside.
 *
 * <p>May import nothing of ours.
 */
@NullMarked
package dev.lumed.meters;

import org.jspecify.annotations.NullMarked;
