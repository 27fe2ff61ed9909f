/**
 * Where lumed starts: {@code Main} turns arguments into an exit code, {@code Daemon} composes everything and shuts it
 * down in order. May import every other package; none may import it.
 */
@NullMarked
package dev.lumed;

import org.jspecify.annotations.NullMarked;
