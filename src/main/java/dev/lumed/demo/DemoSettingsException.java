package dev.lumed.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration of the demo backend is wrong. Carries every problem at once; the message has one line for each. */
public final class DemoSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    DemoSettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param key its full path, which may end in a word that no file has: then it is about what stands above
     */
    public record Problem(String key, String found, String allowed) {
        @Override
        public String toString() {
            return key + ": found " + found + ", allowed is " + allowed;
        }
    }

    public List<Problem> problems() {
        return problems;
    }
}
