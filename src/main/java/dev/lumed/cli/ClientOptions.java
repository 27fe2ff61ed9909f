package dev.lumed.cli;

import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.SettingsException;
import picocli.CommandLine.Mixin;

/** The options of every command that asks a running daemon. */
final class ClientOptions {

    @Mixin
    private ConfigOptions config;

    @Mixin
    private OutputOption output;

    boolean json() {
        return output.json();
    }

    Daemon daemon(Console console) throws SettingsException, CommandException {
        LumedSettings settings = config.read(console).settings();
        return new Daemon(new Endpoints(settings));
    }
}
