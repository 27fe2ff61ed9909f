package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.doctor.Finding;
import dev.lumed.doctor.Finding.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = {
            "Looks at this machine, the store and the backend, and says what is wrong and what to do.",
            "It sends no message, and works with the daemon and without. It ends with 1 if there is a problem."
        })
final class DoctorCommand implements Callable<Integer> {

    private final Console console;
    private final Examination examination;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private OutputOption output;

    DoctorCommand(Console console, Examination examination) {
        this.console = console;
        this.examination = examination;
    }

    /** What is printed for scripts. */
    private record Report(boolean ok, List<Finding> findings) {}

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = examination.examine(config.read(console));
        boolean ok = findings.stream().noneMatch(finding -> finding.verdict() == Verdict.PROBLEM);
        if (output.json()) {
            console.println(ApiJson.write(new Report(ok, findings)));
        } else {
            print(findings);
        }
        return (ok ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private void print(List<Finding> findings) {
        Screen screen = console.screen();
        for (Finding finding : findings) {
            String verdict = Words.of(finding.verdict());
            String padded = DisplayWidth.pad(verdict, Words.of(Verdict.PROBLEM).length());
            console.println((screen.coloured() ? Tint.of(verdict, padded) : padded) + "  "
                    + DisplayWidth.pad(finding.subject(), 14) + "  " + Plain.line(finding.text()));
            if (finding.remedy() != null) {
                console.println(" ".repeat(25) + "→ " + Plain.line(finding.remedy()));
            }
        }
    }
}
