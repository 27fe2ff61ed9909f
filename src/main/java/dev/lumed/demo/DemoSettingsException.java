package dev.lumed.demo;

import java.util.List;

/** The configuration of the demo backend is wrong; each problem names its key, what was found and what is allowed. */
public final class DemoSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    DemoSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
