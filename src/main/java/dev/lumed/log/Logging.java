package dev.lumed.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import dev.lumed.settings.LogFormat;
import dev.lumed.settings.LogLevel;
import dev.lumed.settings.LogSettings;
import dev.lumed.settings.Secret;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the log of this process up. */
public final class Logging {

    private static volatile Scrubber scrubber = new Scrubber();

    private Logging() {}

    /**
     * From now on every line goes, scrubbed and in this format, to standard error, or to a file; then what is a warning or
     * worse goes to standard error as well, where a supervisor looks.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void start(LogSettings settings, Scrubber secrets) {
        scrubber = secrets;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(context, settings, secrets);
        }
    }

    static void apply(LoggerContext context, LogSettings settings, Scrubber scrubber) {
        context.reset();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = console(context, line(settings.format()), scrubber);
        root.addAppender(console);
        settings.file().ifPresent(path -> {
            LineEncoder encoder = encoder(context, lineOfFile(settings.format()), scrubber);
            root.addAppender(LogFile.of(context, path, settings, encoder));
            ThresholdFilter grave = new ThresholdFilter();
            grave.setLevel(Level.WARN.toString());
            grave.start();
            console.addFilter(grave);
        });
        apply(context, settings.level());
        // A port that cannot be had is told by whoever wanted it, in words and without a trace.
        context.getLogger("org.apache.pekko.io.TcpListener").setLevel(Level.OFF);
    }

    /** From now on the log tells nothing of this one. */
    public static void hide(Secret secret) {
        scrubber.learn(secret);
    }

    /** From now on the log tells so much. */
    public static void tell(LogLevel level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(context, level);
        }
    }

    private static void apply(LoggerContext context, LogLevel level) {
        Level own = level(level);
        // Libraries tell at INFO what nobody asked.
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(own == Level.ERROR ? Level.ERROR : Level.WARN);
        context.getLogger("dev.lumed").setLevel(own);
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, LogLine line, Scrubber scrubber) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("stderr");
        // Standard output belongs to data and to the ready line.
        console.setTarget(ConsoleTarget.SystemErr.getName());
        console.setEncoder(encoder(context, line, scrubber));
        console.start();
        return console;
    }

    private static LineEncoder encoder(LoggerContext context, LogLine line, Scrubber scrubber) {
        LineEncoder encoder = new LineEncoder(line, scrubber);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static LogLine line(LogFormat format) {
        return switch (format) {
            case TEXT -> new TextLine(ZoneId.systemDefault());
            case JSON -> new JsonLine();
        };
    }

    /** A file is read days later. */
    private static LogLine lineOfFile(LogFormat format) {
        return switch (format) {
            case TEXT -> TextLine.withDate(ZoneId.systemDefault());
            case JSON -> new JsonLine();
        };
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
    }
}
