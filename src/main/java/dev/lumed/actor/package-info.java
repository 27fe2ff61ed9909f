/**
 * The shell around the two cores: one input, one decision, persisted, then performed, and no rule of the domain.
 *
 * <p>May import {@code core}, {@code conversation}, {@code link}, {@code backend}, {@code journal}, {@code meters},
 * {@code wire} and {@code settings}. Nothing outside this package holds an actor's reference for longer than a request.
 */
@NullMarked
package dev.lumed.actor;

import org.jspecify.annotations.NullMarked;
