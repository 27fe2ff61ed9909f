/**
 * The demo backend: a real server that speaks the documented wire, with its faults switchable while it runs.
 *
 * <p>May import {@code wire}, so that what it says is checked against nothing but the document.
 */
@NullMarked
package dev.lumed.demo;

import org.jspecify.annotations.NullMarked;
