package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import dev.lumed.conversation.Role;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message as people are shown it: a line about it, and its text below, indented. */
final class MessageText {

    private static final String INDENT = "    ";

    private MessageText() {}

    static String of(MessageJson message, Times times) {
        String head = Stream.of(
                        message.id(), times.brief(message.createdAt()), Words.of(message.role()), state(message))
                .map(Plain::line)
                .collect(Collectors.joining("  "));
        return head + System.lineSeparator() + indented(message.content()) + System.lineSeparator();
    }

    private static String state(MessageJson message) {
        String way = message.role() == Role.USER ? "" : ", " + Words.of(message.via());
        String error = message.error() == null ? "" : ": " + message.error();
        return Words.of(message.status()) + way + error;
    }

    private static String indented(String content) {
        StringBuilder text = new StringBuilder();
        Plain.text(content).lines().forEach(line -> text.append(line.isEmpty() ? "" : INDENT)
                .append(line)
                .append(System.lineSeparator()));
        return text.toString();
    }
}
