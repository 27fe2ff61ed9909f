/**
 * The ways in which versions of the service differ, and the JSON that each of them speaks.
 *
 * <p>May import {@code demo.model} and {@code demo.fault}. It writes its JSON by itself rather than through the daemon's
 * codec, so that a mistake there is not made here as well.
 */
@NullMarked
package dev.lumed.demo.dialect;

import org.jspecify.annotations.NullMarked;
