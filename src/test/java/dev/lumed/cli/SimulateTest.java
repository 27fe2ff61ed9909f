package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.cli.Terminal.Result;
import dev.lumed.simulation.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds played from the command line: what is printed of them, and how one that is unwell is played again. */
final class SimulateTest {

    @TempDir
    Path directory;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(directory);
    }

    @Test
    void simulate_forPeople_countsWorldsAndFaults() {
        Result result = terminal.runExactly("simulate", "--seeds", "10");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("10 worlds, \\d+ a second, 0 unwell\n$");
        for (Fault fault : Fault.values()) {
            assertThat(result.out()).containsPattern("(?mi)^" + fault + " +\\d+$");
        }
    }

    @Test
    void simulate_forScripts_isOneLineOfJson() {
        assertThat(terminal.runExactly("simulate", "--seeds", "3", "--from", "5", "-o", "json")
                        .out())
                .matches("\\{\"worlds\":3,\"unwell_worlds\":0,\"worlds_per_second\":[\\d.E]+,"
                        + "\"faults\":\\{\"upgrade_unavailable\":\\d+,.*},\"unwell\":\\[]}\n");
    }

    @Test
    void simulate_ofADefect_namesTheLineThatPlaysItAgain() {
        Result result = terminal.runExactly("simulate", "--seeds", "40", "--defect", "breaks_matching");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .containsPattern("what happened: (./lumed simulate --seed \\d+ --defect breaks_matching)");
    }

    @Test
    void simulate_ofOneSeed_tellsWhatHappensInItsWorld() {
        Result result = terminal.runExactly("simulate", "--seed", "11");

        assertThat(result.out().lines())
                .anyMatch(line -> line.contains(" world seed 11, "))
                .hasSizeGreaterThan(50);
        assertThat(result).extracting(Result::exitCode, Result::err).containsExactly(0, "Seed 11 is well.\n");
    }

    @Test
    void simulate_ofTooFewOrTooMany_namesWhatIsAllowed() {
        Result result = terminal.runExactly("simulate", "--seeds", "0");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("lumed: --seeds: found 0, allowed is 1 to 10000000\n");
    }
}
