package dev.lumed.cli;

import dev.lumed.api.ConnectionJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of the API, as they are shown. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Why the connection is as it is and what comes next; empty where there is nothing to say. */
    static String reason(ConnectionJson connection, Times times) {
        StringBuilder words = new StringBuilder(orEmpty(connection.reason()));
        if (connection.retryAt() != null) {
            words.append(words.isEmpty() ? "" : ", ").append("next try ").append(times.second(connection.retryAt()));
        }
        return words.toString();
    }

    static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
