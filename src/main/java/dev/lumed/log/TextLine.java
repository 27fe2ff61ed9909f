package dev.lumed.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line for people: {@code HH:mm:ss.SSS LEVEL area conversation message}. What was thrown stands below, indented. */
final class TextLine implements LogLine {

    private static final String NO_CONVERSATION = "-";

    private final DateTimeFormatter time;

    TextLine(ZoneId zone) {
        this("HH:mm:ss.SSS", zone);
    }

    private TextLine(String time, ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern(time, Locale.ROOT).withZone(zone);
    }

    /** With the date before the time. */
    static TextLine withDate(ZoneId zone) {
        return new TextLine("yyyy-MM-dd HH:mm:ss.SSS", zone);
    }

    @Override
    public String of(ILoggingEvent event) {
        String head = String.format(
                Locale.ROOT,
                "%s %-5s %-12s %-8s %s",
                time.format(Instant.ofEpochMilli(event.getTimeStamp())),
                event.getLevel(),
                LogLine.area(event.getLoggerName()),
                LogLine.conversation(event).map(TextLine::oneLine).orElse(NO_CONVERSATION),
                oneLine(LogLine.message(event)));
        StringBuilder text = new StringBuilder(head);
        LogLine.trace(event).ifPresent(trace -> trace.lines()
                .forEach(line ->
                        text.append(System.lineSeparator()).append("    ").append(oneLine(line.replace("\t", "  ")))));
        return text.toString();
    }

    // A message may quote what came from elsewhere: it must neither forge a line nor command a terminal.
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isISOControl(letter)) {
                line.append(letter == '\n' ? "\\n" : String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                line.append(letter);
            }
        }
        return line.toString();
    }
}
