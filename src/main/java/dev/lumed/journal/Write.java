package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A change to the store, made in a transaction together with others. It may be made twice, so twice must come to the same
 * as once.
 */
@FunctionalInterface
interface Write {
    void on(Connection connection) throws SQLException;
}
