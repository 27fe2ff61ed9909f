package dev.lumed.cli;

import picocli.CommandLine.Option;

/** For whom a command writes. */
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}: for people or for scripts (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.text;

    boolean json() {
        return format == OutputFormat.json;
    }
}
