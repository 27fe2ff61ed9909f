package dev.lumed.cli;

import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells on standard error why a command failed, and gives its exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        if (failure instanceof SettingsException settings) {
            for (Problem problem : settings.problems()) {
                console.say(problem.toString());
            }
        } else if (failure instanceof CommandException) {
            console.say("lumed: " + failure.getMessage());
        } else {
            // Anything else is a mistake of ours, and its place is what helps to mend it.
            failure.printStackTrace(console.err());
            console.err().flush();
        }
        return ExitCode.of(failure).number();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(Plain.text("lumed: " + failure.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.usage(command.getErr());
        }
        return ExitCode.of(failure).number();
    }
}
