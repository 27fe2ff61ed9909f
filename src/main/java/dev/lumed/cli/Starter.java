package dev.lumed.cli;

import dev.lumed.settings.Configuration;

/** Starts a server of this process and stays until it has ended. */
@FunctionalInterface
public interface Starter {

    /** The exit code. A {@link CommandException} or any other one is told on standard error. */
    int start(Configuration configuration) throws Exception;
}
