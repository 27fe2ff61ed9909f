package dev.lumed.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an event becomes a line. */
@FunctionalInterface
interface LogLine {

    /** The key under which actors keep the short id of their conversation (MDC). */
    String CONVERSATION = "conversation";

    int LONGEST_MESSAGE = 4000;
    int LONGEST_TRACE = 8000;

    /** Without the line's end. */
    String of(ILoggingEvent event);

    static String message(ILoggingEvent event) {
        return cut(String.valueOf(event.getFormattedMessage()), LONGEST_MESSAGE);
    }

    static Optional<String> conversation(ILoggingEvent event) {
        return Optional.ofNullable(event.getMDCPropertyMap().get(CONVERSATION));
    }

    /** What was thrown, with its trace, which ends in no line's end. */
    static Optional<String> trace(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return Optional.ofNullable(thrown)
                .map(it -> cut(ThrowableProxyUtil.asString(it).strip(), LONGEST_TRACE));
    }

    /** The part of lumed, or the library, that speaks. */
    static String area(String logger) {
        if (logger.startsWith("dev.lumed.")) {
            List<String> names = List.of(logger.split("\\.", -1));
            return names.size() > 3 ? names.get(2) : "lumed";
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> logger.startsWith(library.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> logger.substring(logger.lastIndexOf('.') + 1));
    }

    Map<String, String> LIBRARIES = Map.of(
            "org.apache.pekko", "pekko", "com.zaxxer.hikari", "hikari", "slick", "slick", "org.sqlite", "sqlite");

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
