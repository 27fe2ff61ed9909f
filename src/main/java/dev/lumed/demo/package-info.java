/**
 * The demo backend: a real server that speaks the documented wire, with its faults switchable while it runs.
 *
 * <p>Imports nothing of ours but its own parts: it is written from the document alone, so that a mistake of the daemon
 * cannot hide in it.
 */
@NullMarked
package dev.lumed.demo;

import org.jspecify.annotations.NullMarked;
