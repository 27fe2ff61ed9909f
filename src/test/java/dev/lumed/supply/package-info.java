/** What is known to be wrong with the libraries that lumed is distributed with. It reads files alone. */
@NullMarked
package dev.lumed.supply;

import org.jspecify.annotations.NullMarked;
