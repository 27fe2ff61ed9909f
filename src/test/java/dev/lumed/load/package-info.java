/** Clients by the thousand, for measuring a daemon under load. */
@NullMarked
package dev.lumed.load;

import org.jspecify.annotations.NullMarked;
