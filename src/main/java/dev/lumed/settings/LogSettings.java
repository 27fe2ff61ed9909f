package dev.lumed.settings;

/** The daemon's log, which goes to standard error. */
public record LogSettings(LogFormat format, LogLevel level) {

    static LogSettings read(Section log) {
        return new LogSettings(log.choice("format", LogFormat.class), log.choice("level", LogLevel.class));
    }
}
