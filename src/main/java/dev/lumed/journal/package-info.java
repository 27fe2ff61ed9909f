/**
 * The store: opening and checking it, its schema, the JSON of stored events with its migrations, the archive of old
 * messages, and the store as a whole as it is copied and replaced. Stored names are permanent and never class names.
 *
 * <p>May import {@code conversation}, the values of {@code link}, and {@code settings}.
 */
@NullMarked
package dev.lumed.journal;

import org.jspecify.annotations.NullMarked;
