/**
 * What the fuzz tests share. Each stands beside what it attacks, in a class {@code …FuzzTest}; {@code docs/security.md}
 * tells how they are run.
 *
 * <p>May import nothing of ours.
 */
@NullMarked
package dev.lumed.fuzz;

import org.jspecify.annotations.NullMarked;
