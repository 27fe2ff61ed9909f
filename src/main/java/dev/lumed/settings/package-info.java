/**
 * The configuration: nested records, read once from HOCON and checked at construction, all problems at once.
 *
 * <p>May import nothing of ours.
 */
@NullMarked
package dev.lumed.settings;

import org.jspecify.annotations.NullMarked;
