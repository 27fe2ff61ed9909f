/** A PostgreSQL server of the tests' own, started from what Maven brought. */
@NullMarked
package dev.lumed.postgresql;

import org.jspecify.annotations.NullMarked;
