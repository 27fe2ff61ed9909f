package dev.lumed.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.lumed.settings.LogFormat;
import dev.lumed.settings.LogLevel;
import dev.lumed.settings.LogSettings;

/** The log before the configuration is read, and of tests. Logback finds it by itself; no XML has to be parsed. */
public final class Beginning extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.apply(context, LogSettings.plain(LogFormat.TEXT, LogLevel.INFO), new Scrubber());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
