package dev.lumed.settings;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the value of a key comes from. Its {@code toString} is what people are shown. */
public sealed interface Source {

    /** Nobody set it: the value that {@code reference.conf} documents. */
    record BuiltIn() implements Source {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** A line of a file; line 0 stands for the file as a whole. */
    record File(Path path, int line) implements Source {
        @Override
        public String toString() {
            return line > 0 ? path + ":" + line : path.toString();
        }
    }

    record Environment(String variable) implements Source {
        @Override
        public String toString() {
            return "environment variable " + variable;
        }
    }

    record Flag(String name) implements Source {
        @Override
        public String toString() {
            return "flag " + name;
        }
    }

    /** Text that is no file, as in a test. */
    record Text(int line) implements Source {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /** How {@link Layers} names the origins of what it adds, so that they can be told apart again here. */
    String REFERENCE = "reference.conf";

    String ENVIRONMENT = "environment variable ";
    String FLAG = "flag ";
    // The library's own name for what a substitution such as ${?HOME} found in the environment.
    String SUBSTITUTED = "env var ";

    static Source of(ConfigOrigin origin) {
        String description = origin.description();
        if (description.startsWith(REFERENCE)) {
            return new BuiltIn();
        }
        if (description.startsWith(ENVIRONMENT)) {
            return new Environment(description.substring(ENVIRONMENT.length()));
        }
        if (description.startsWith(SUBSTITUTED)) {
            return new Environment(description.substring(SUBSTITUTED.length()));
        }
        if (description.startsWith(FLAG)) {
            return new Flag(description.substring(FLAG.length()));
        }
        int line = Math.max(origin.lineNumber(), 0);
        @Nullable String file = origin.filename();
        return file == null ? new Text(line) : new File(Path.of(file), line);
    }
}
