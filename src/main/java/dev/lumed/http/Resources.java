package dev.lumed.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The files that the jar brings along. One that is missing is a broken build, noticed at the start. */
final class Resources {
    private Resources() {}

    static byte[] read(String name) {
        try (@Nullable InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
