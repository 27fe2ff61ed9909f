/**
 * The commands of lumed, one class each: clients of the local API that print tables for people and JSON for scripts.
 *
 * <p>May import {@code api}, {@code settings}, {@code simulation}, {@code doctor}, {@code tls}, and the cores' values that {@code api} carries.
 */
@NullMarked
package dev.lumed.cli;

import org.jspecify.annotations.NullMarked;
