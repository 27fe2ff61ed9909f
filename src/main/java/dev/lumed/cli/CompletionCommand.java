package dev.lumed.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "Prints the completion script: source <(lumed completion), in bash or zsh.")
final class CompletionCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.print(AutoComplete.bash("lumed", spec.root().commandLine()));
    }
}
