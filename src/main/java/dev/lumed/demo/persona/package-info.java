/**
 * Whom one talks to at the demo backend: personas and what they say.
 *
 * <p>May import nothing of ours.
 */
@NullMarked
package dev.lumed.demo.persona;

import org.jspecify.annotations.NullMarked;
