/**
 * The backend's wire: frames and REST bodies as records, and the codec both ways for every documented version.
 *
 * <p>May import nothing of ours.
 */
@NullMarked
package dev.lumed.wire;

import org.jspecify.annotations.NullMarked;
