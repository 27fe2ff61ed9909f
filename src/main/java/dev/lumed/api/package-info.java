/**
 * The JSON records of the local API, shared by its server and by the command line.
 *
 * <p>May import the values of {@code conversation} and {@code link}.
 */
@NullMarked
package dev.lumed.api;

import org.jspecify.annotations.NullMarked;
