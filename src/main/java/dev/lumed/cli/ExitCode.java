package dev.lumed.cli;

import dev.lumed.settings.SettingsException;
import picocli.CommandLine.ParameterException;

/** What a command tells the shell. The numbers are promised to scripts. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    UNREACHABLE(3),
    UNAUTHORIZED(4),
    /** A part of the process died; a new one can be started at once. */
    BROKEN(70),
    ALREADY_RUNNING(75),
    /** The configuration is wrong, as it will be the next time. */
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    static ExitCode of(Throwable failure) {
        if (failure instanceof CommandException.Unreachable) {
            return UNREACHABLE;
        }
        if (failure instanceof CommandException.Unauthorized) {
            return UNAUTHORIZED;
        }
        if (failure instanceof CommandException.AlreadyRunning) {
            return ALREADY_RUNNING;
        }
        if (failure instanceof SettingsException || failure instanceof CommandException.Misconfigured) {
            return CONFIGURATION;
        }
        return failure instanceof ParameterException ? USAGE : FAILED;
    }
}
