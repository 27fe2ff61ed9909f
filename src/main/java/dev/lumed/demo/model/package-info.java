/**
 * What the demo backend knows: accounts and tokens, consultations and their messages, all in memory and all bounded.
 *
 * <p>May import nothing of ours. Asked from any thread; every answer is a value.
 */
@NullMarked
package dev.lumed.demo.model;

import org.jspecify.annotations.NullMarked;
