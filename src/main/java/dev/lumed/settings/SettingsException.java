package dev.lumed.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration cannot be used. Carries every problem at once, in the order of the files' lines; the message has one
 * line for each.
 */
public final class SettingsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public SettingsException(List<Problem> problems) {
        super(sorted(problems).map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = sorted(problems).toList();
    }

    private static Stream<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Problems.BY_PLACE);
    }

    public List<Problem> problems() {
        return problems;
    }
}
