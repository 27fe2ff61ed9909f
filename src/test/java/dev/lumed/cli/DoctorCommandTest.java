package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.cli.Terminal.Result;
import dev.lumed.doctor.Finding;
import dev.lumed.doctor.Finding.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How findings are printed. */
final class DoctorCommandTest {

    private static final Finding FINE = new Finding("java", Verdict.OK, "Java 17", null);
    private static final Finding POOR = new Finding("socket", Verdict.WARNING, "it is\u001b[2J silent", "wait");
    private static final Finding BAD = new Finding("backend", Verdict.PROBLEM, "no answer", "start it");

    @TempDir
    Path dataDir;

    @Test
    void findings_forPeople_areALineAndARemedyEach() {
        assertThat(examined(List.of(FINE, POOR)))
                .isEqualTo(new Result(
                        0,
                        """
                                ok       java            Java 17
                                warning  socket          it is␛[2J silent
                                                         → wait
                                """,
                        ""));
    }

    @Test
    void problem_any_endsWithOne() {
        assertThat(examined(List.of(BAD, FINE)).exitCode()).isEqualTo(1);
    }

    @Test
    void findings_forScripts_areOneValue() {
        assertThat(examined(List.of(FINE, BAD), "-o", "json"))
                .isEqualTo(new Result(
                        1,
                        """
                                {"ok":false,"findings":[{"subject":"java","verdict":"ok","text":"Java 17","remedy":null},\
                                {"subject":"backend","verdict":"problem","text":"no answer","remedy":"start it"}]}
                                """,
                        ""));
    }

    private Result examined(List<Finding> findings, String... options) {
        String[] command = new String[options.length + 1];
        command[0] = "doctor";
        System.arraycopy(options, 0, command, 1, options.length);
        return new Terminal(dataDir).examining(configuration -> findings).run(command);
    }
}
