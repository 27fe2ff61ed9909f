/**
 * The backend's tokens outside of the process: a file that holds the pair in force, so that one that was renewed survives a
 * restart. The pair that the configuration names is spent by then.
 *
 * <p>May import {@code settings}.
 */
@NullMarked
package dev.lumed.credentials;

import org.jspecify.annotations.NullMarked;
