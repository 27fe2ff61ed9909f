package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import dev.lumed.settings.Source;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", description = "Tells every problem, with file and line.")
final class ConfigCheckCommand implements Callable<Integer> {

    private final Console console;
    private final Inspection inspection;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private OutputOption output;

    ConfigCheckCommand(Console console, Inspection inspection) {
        this.console = console;
        this.inspection = inspection;
    }

    /** What is printed for scripts. */
    private record Check(boolean ok, List<Finding> problems) {}

    private record Finding(
            @Nullable String file, @Nullable Integer line, String source, String key, String found, String allowed) {

        static Finding of(Problem problem) {
            boolean inFile = problem.source() instanceof Source.File;
            return new Finding(
                    inFile ? ((Source.File) problem.source()).path().toString() : null,
                    inFile ? ((Source.File) problem.source()).line() : null,
                    problem.source().toString(),
                    problem.key(),
                    problem.found(),
                    problem.allowed());
        }
    }

    @Override
    public Integer call() {
        try {
            Configuration configuration = options.read(console);
            inspection.inspect(configuration);
            String file = configuration.file().map(Object::toString).orElse("no file, the defaults alone");
            console.println(
                    output.json()
                            ? ApiJson.write(new Check(true, List.of()))
                            : "The configuration is fine (" + Plain.line(file) + ").");
            return ExitCode.DONE.number();
        } catch (SettingsException e) {
            if (output.json()) {
                console.println(ApiJson.write(
                        new Check(false, e.problems().stream().map(Finding::of).toList())));
            } else {
                e.problems().forEach(problem -> console.say(problem.toString()));
            }
            return ExitCode.FAILED.number();
        }
    }
}
