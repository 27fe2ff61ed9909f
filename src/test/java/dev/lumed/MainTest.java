package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

final class MainTest {

    private final StringWriter output = new StringWriter();
    private final StringWriter error = new StringWriter();

    @Test
    void version_asked_isPrintedOnStandardOutput() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(output.toString()).startsWith("lumed ");
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void command_missing_isAUsageError() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(output.toString()).isEmpty();
        assertThat(error.toString()).contains("Usage: lumed");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(error, true));
        return commandLine.execute(arguments);
    }
}
