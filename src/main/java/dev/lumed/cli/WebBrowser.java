package dev.lumed.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The person's own browser, started by what their system has for it: {@code xdg-open}, or {@code open} on a Mac. */
final class WebBrowser {

    private static final File NOTHING = new File("/dev/null");

    private final Map<String, String> environment;

    WebBrowser(Map<String, String> environment) {
        this.environment = environment;
    }

    /** False where it cannot be asked to. What comes of it is not waited for. */
    boolean open(String url) {
        Optional<Path> opener = opener();
        if (opener.isEmpty()) {
            return false;
        }
        ProcessBuilder command = new ProcessBuilder(opener.get().toString(), url)
                .redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!hasScreen()) {
            // It would start a browser for terminals, which would spend the address where nobody sees it.
            command.environment().putIfAbsent("BROWSER", "true");
        }
        try {
            command.start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasScreen() {
        return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }

    private Optional<Path> opener() {
        String program = System.getProperty("os.name", "").startsWith("Mac") ? "open" : "xdg-open";
        String places = environment.getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(places)
                .filter(place -> !place.isEmpty())
                .flatMap(place -> file(place, program).stream())
                .findFirst();
    }

    private static Optional<Path> file(String place, String program) {
        try {
            return Optional.of(Path.of(place, program)).filter(Files::isExecutable);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
