/**
 * The world in virtual time: clock, network, a model of the backend, faults, scenarios and the comparison of tunings.
 *
 * <p>May import {@code conversation}, {@code link}, {@code wire} and {@code settings}.
 */
@NullMarked
package dev.lumed.simulation;

import org.jspecify.annotations.NullMarked;
