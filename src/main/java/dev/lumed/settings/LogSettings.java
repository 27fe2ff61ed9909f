package dev.lumed.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The daemon's log.
 *
 * @param file where it goes; absent: to standard error alone
 * @param maxSize the bytes at which the file is begun anew
 * @param keep how many of the files before are kept
 */
public record LogSettings(LogFormat format, LogLevel level, Optional<Path> file, long maxSize, int keep) {

    static final long USUAL_SIZE = 10L << 20;
    static final int USUAL_KEEP = 5;

    /** On standard error alone. */
    public static LogSettings plain(LogFormat format, LogLevel level) {
        return new LogSettings(format, level, Optional.empty(), USUAL_SIZE, USUAL_KEEP);
    }

    /** The same for a process that leaves the file to the daemon. */
    public LogSettings withoutFile() {
        return new LogSettings(format, level, Optional.empty(), maxSize, keep);
    }

    static LogSettings read(Section log) {
        return new LogSettings(
                log.choice("format", LogFormat.class),
                log.choice("level", LogLevel.class),
                log.optional("file", Kinds.PATH),
                log.bytes("max-size", 64L << 10, 1L << 30),
                log.number("keep", 1, 20));
    }

    LogSettings reloaded(LogSettings later) {
        return new LogSettings(format, later.level, file, maxSize, keep);
    }
}
