package dev.lumed.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What decides which configuration is read: the flags of the command line, the environment and the working directory.
 *
 * @param config of {@code --config}: without it {@code application.conf} of the working directory, if there
 * @param dataDir of {@code --data-dir}
 */
public record Invocation(
        Optional<Path> config, Optional<Path> dataDir, Map<String, String> environment, Path workingDirectory) {

    public Invocation {
        environment = Map.copyOf(environment);
    }

    /** An invocation of this process, in its environment. */
    public static Invocation ofProcess(Optional<Path> config, Optional<Path> dataDir) {
        return new Invocation(config, dataDir, System.getenv(), Path.of(""));
    }
}
