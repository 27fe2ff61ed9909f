package dev.lumed.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.rolling.RollingPolicyBase;
import ch.qos.logback.core.rolling.RolloverFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files before the one that is written: {@code .1} is the latest, and the oldest goes. Logback's own policy takes a
 * pattern instead of a path, in which some names mean something else.
 */
final class NumberedFiles extends RollingPolicyBase {

    private final Path active;
    private final int keep;

    private NumberedFiles(Path active, int keep) {
        this.active = active;
        this.keep = keep;
    }

    static NumberedFiles of(LoggerContext context, LogFile file, Path active, int keep) {
        NumberedFiles files = new NumberedFiles(active, keep);
        files.setContext(context);
        files.setParent(file);
        files.start();
        return files;
    }

    @Override
    public void rollover() throws RolloverFailure {
        try {
            for (int number = keep - 1; number > 0; number--) {
                move(numbered(number), numbered(number + 1));
            }
            move(active, numbered(1));
        } catch (IOException e) {
            throw new RolloverFailure("the log cannot be begun anew", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path numbered(int number) {
        return Path.of(active + "." + number);
    }

    @Override
    public String getActiveFileName() {
        return active.toString();
    }
}
