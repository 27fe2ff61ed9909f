package dev.lumed.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries every problem at once; the message has one line for each. */
public final class SettingsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public SettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
