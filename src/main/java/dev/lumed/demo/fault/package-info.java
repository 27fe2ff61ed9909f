/**
 * What the demo backend can be told to do wrong, as data: the faults with their parameters, and the switches that hold
 * which of them are on.
 *
 * <p>May import nothing of ours.
 */
@NullMarked
package dev.lumed.demo.fault;

import org.jspecify.annotations.NullMarked;
