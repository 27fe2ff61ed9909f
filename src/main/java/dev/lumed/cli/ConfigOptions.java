package dev.lumed.cli;

import dev.lumed.settings.Configuration;
import dev.lumed.settings.Invocation;
import dev.lumed.settings.SettingsException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which configuration holds. */
public final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; without it ./application.conf, if there.")
    private @Nullable Path config;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "The data directory, whatever the file says.")
    private @Nullable Path dataDir;

    Invocation invocation(Console console) {
        return new Invocation(
                Optional.ofNullable(config),
                Optional.ofNullable(dataDir),
                console.environment(),
                console.workingDirectory());
    }

    Configuration read(Console console) throws SettingsException {
        return Configuration.read(invocation(console));
    }
}
