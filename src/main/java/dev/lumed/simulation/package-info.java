/**
 * The world in virtual time: a backend in all its dialects, a network, a machine, a store and people, from one seed. For a
 * while everything goes wrong that the seed's weather holds, then nothing does, and then all must be well.
 *
 * <p>It plays the real cores and the real codec. May import {@code core}, {@code conversation}, {@code link}, {@code
 * backend}'s interface and values, {@code wire} and {@code settings}; it knows no clock and no chance but its own.
 */
@NullMarked
package dev.lumed.simulation;

import org.jspecify.annotations.NullMarked;
