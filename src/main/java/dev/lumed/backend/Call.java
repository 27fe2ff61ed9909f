package dev.lumed.backend;

import dev.lumed.wire.WireException;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/**
 * A call as the backend documents it.
 *
 * @param path below {@code /api/v1}
 * @param reading what makes a value of the body of a successful answer
 */
record Call<T>(HttpMethod method, String path, @Nullable String body, Reading<T> reading) {

    static <T> Call<T> get(String path, Reading<T> reading) {
        return new Call<>(HttpMethods.GET, path, null, reading);
    }

    static <T> Call<T> post(String path, String body, Reading<T> reading) {
        return new Call<>(HttpMethods.POST, path, body, reading);
    }

    /** Whether it does no harm if it arrives twice. */
    boolean repeatable() {
        return method.equals(HttpMethods.GET);
    }

    /** Without the body, which may hold a token or a password. */
    @Override
    public String toString() {
        return "Call[" + method + " " + path + "]";
    }

    /** What makes a value of a body. */
    @FunctionalInterface
    interface Reading<T> {
        T read(String body) throws WireException;
    }
}
