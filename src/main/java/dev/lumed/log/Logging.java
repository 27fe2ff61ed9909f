package dev.lumed.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
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

    /** From now on every line goes to standard error in this format, scrubbed. */
    public static void start(LogSettings settings, Scrubber secrets) {
        scrubber = secrets;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(context, settings, secrets);
        }
    }

    static void apply(LoggerContext context, LogSettings settings, Scrubber scrubber) {
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        // Standard output belongs to data and to the ready line.
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder(context, settings.format(), scrubber));
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
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

    private static LineEncoder encoder(LoggerContext context, LogFormat format, Scrubber scrubber) {
        LineEncoder encoder = new LineEncoder(line(format), scrubber);
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

    private static Level level(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
    }
}
