package dev.lumed.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import dev.lumed.settings.LogSettings;
import dev.lumed.settings.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The log in a file, which is begun anew when it has reached its size; so many of the files before are kept beside it,
 * numbered from the latest. All of them are their owner's alone: a line may quote what was said.
 */
final class LogFile extends RollingFileAppender<ILoggingEvent> {

    private LogFile() {}

    /** @throws UncheckedIOException if the file cannot be written */
    static LogFile of(LoggerContext context, Path path, LogSettings settings, LineEncoder encoder) {
        try {
            open(path).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LogFile file = new LogFile();
        file.setContext(context);
        file.setName("file");
        file.setFile(path.toString());
        file.setEncoder(encoder);
        file.setRollingPolicy(NumberedFiles.of(context, file, path, settings.keep()));
        file.setTriggeringPolicy(triggering(context, settings.maxSize()));
        file.start();
        return file;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> triggering(LoggerContext context, long maxSize) {
        SizeBasedTriggeringPolicy<ILoggingEvent> policy = new SizeBasedTriggeringPolicy<>();
        policy.setContext(context);
        policy.setMaxFileSize(new FileSize(maxSize));
        // By itself it looks once a minute only.
        policy.setCheckIncrement(Duration.buildByMilliseconds(0));
        policy.start();
        return policy;
    }

    /** Each new one too. */
    @Override
    public void openFile(String name) throws IOException {
        open(Path.of(name)).close();
        super.openFile(name);
    }

    private static FileChannel open(Path path) throws IOException {
        return new PrivateFile(path).open(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
