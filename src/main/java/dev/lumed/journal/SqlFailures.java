package dev.lumed.journal;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** What a database's error codes mean for us. */
final class SqlFailures {

    private static final Set<Integer> SQLITE_OF_THE_VALUES = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code,
            SQLiteErrorCode.SQLITE_RANGE.code);

    private static final Set<Integer> SQLITE_DAMAGED =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    private static final Set<Integer> SQLITE_NO_ROOM =
            Set.of(SQLiteErrorCode.SQLITE_FULL.code, SQLiteErrorCode.SQLITE_IOERR.code);

    private SqlFailures() {}

    /** Whether another write may succeed where this one failed. */
    static boolean isOfTheValues(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                ? SQLITE_OF_THE_VALUES.contains(failure.getErrorCode())
                : state.startsWith("22") || state.startsWith("23");
    }

    /** Whether the same may succeed on another connection: this one is broken, or its server ends or begins. */
    static boolean isOfTheConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    static boolean isDamage(SQLException failure) {
        return failure.getSQLState() == null && SQLITE_DAMAGED.contains(failure.getErrorCode());
    }

    static StoreException writing(String place, Throwable failure) {
        return new StoreException(
                "nothing can be written to " + place + " (" + failure.getMessage() + ")", remedy(failure), failure);
    }

    static StoreException reading(String place, Throwable failure) {
        return new StoreException(
                place + " could not be read (" + failure.getMessage() + ")", remedy(failure), failure);
    }

    private static String remedy(Throwable failure) {
        if (failure instanceof SQLException sql && sql.getSQLState() == null) {
            if (SQLITE_NO_ROOM.contains(sql.getErrorCode())) {
                return "make room on its disk, and see whether the disk is well";
            }
            if (isDamage(sql)) {
                return "stop lumed and put a backup in its place";
            }
        }
        return "try again";
    }
}
