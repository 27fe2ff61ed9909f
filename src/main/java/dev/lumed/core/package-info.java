/**
 * Both cores of a conversation as one: an input to either, and all that the two then have to say to each other.
 *
 * <p>Pure, as they are. May import {@code conversation}, {@code link}, {@code wire}, and of {@code backend} the values
 * that tell what came from there. What is to be stored and done goes out; who stores and does it, an actor or a simulated
 * world, makes no difference here.
 */
@NullMarked
package dev.lumed.core;

import org.jspecify.annotations.NullMarked;
