package dev.lumed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What standard output is shown on.
 *
 * @param terminal false for a file or a pipe, which get neither colours nor cut lines
 * @param columns the width of a line
 */
record Screen(boolean terminal, boolean coloured, int columns) {

    static final Screen NONE = new Screen(false, false, Integer.MAX_VALUE);

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;

    // Java tells neither whether standard output is a terminal nor how wide it is; every POSIX system does: "rows
    // columns".
    private static final List<String> QUESTION =
            List.of("sh", "-c", "test -t 1 && { stty size </dev/tty || echo unknown; } >&2");

    static Screen ofProcess(Map<String, String> environment) {
        String size = askedSize();
        if (size.isEmpty()) {
            return NONE;
        }
        boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(true, coloured, Math.max(FEWEST_COLUMNS, columns(environment, size)));
    }

    /** Whether a person sits before it: input and output both are a terminal. */
    static boolean isTerminal() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", "test -t 0 && test -t 1")
                    .inheritIO()
                    .start();
            return shell.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int columns(Map<String, String> environment, String size) {
        String set = environment.getOrDefault("COLUMNS", "");
        if (set.matches("\\d{1,4}")) {
            return Integer.parseInt(set);
        }
        return size.matches("\\d{1,4} [1-9]\\d{0,3}")
                ? Integer.parseInt(size.substring(size.indexOf(' ') + 1))
                : USUAL_COLUMNS;
    }

    private static String askedSize() {
        try {
            // Standard output has to be ours for the question, so the answer comes by the other way.
            Process shell = new ProcessBuilder(QUESTION)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!shell.waitFor(1, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
                return "";
            }
            return shell.exitValue() == 0
                    ? new String(shell.getErrorStream().readNBytes(32), StandardCharsets.US_ASCII).strip()
                    : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
