package dev.lumed.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was typed: a message, or a command behind a slash. A message that begins with a slash is typed with two. */
sealed interface ChatInput {

    record Say(String text) implements ChatInput {}

    record Slash(Name name, String argument) implements ChatInput {}

    record Unknown(String word) implements ChatInput {}

    record Nothing() implements ChatInput {}

    /** The commands, in the order of the help. */
    enum Name {
        HELP("", "this list"),
        MORE("", "shows earlier messages"),
        OPEN("ID", "goes to another conversation"),
        LS("", "shows the conversations"),
        NEW("PERSONA", "begins a conversation, or goes on with the one there is"),
        STATUS("", "shows the daemon and the connection"),
        RESEND("[MESSAGE]", "sends a message again, the last that failed unless told otherwise"),
        WHY("[MESSAGE]", "tells what happened to a message, to your last one unless told otherwise"),
        QUIT("", "leaves; what is under way goes on");

        private final String argument;
        private final String does;

        Name(String argument, String does) {
            this.argument = argument;
            this.does = does;
        }

        String word() {
            return "/" + name().toLowerCase(Locale.ROOT);
        }

        String usage() {
            return argument.isEmpty() ? word() : word() + " " + argument;
        }

        String does() {
            return does;
        }

        boolean needsArgument() {
            return !argument.isEmpty() && !argument.startsWith("[");
        }

        static Optional<Name> of(String word) {
            return Arrays.stream(values())
                    .filter(name -> name.word().equals(word))
                    .findFirst();
        }
    }

    String CONTINUED = "\\\n";

    static ChatInput of(String typed) {
        String text = typed.replace(CONTINUED, "\n").strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (text.startsWith("//")) {
            return new Say(text.substring(1));
        }
        if (!text.startsWith("/")) {
            return new Say(text);
        }
        String[] parts = text.split("\\s+", 2);
        Optional<Name> name = Name.of(parts[0].toLowerCase(Locale.ROOT));
        return name.isPresent()
                ? new Slash(name.get(), parts.length > 1 ? parts[1].strip() : "")
                : new Unknown(parts[0]);
    }

    /** What the help says. */
    static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (Name name : Name.values()) {
            lines.add(DisplayWidth.pad(name.usage(), 20) + name.does());
        }
        lines.add(
                "A line that ends with \\ goes on in the next, as after Alt-Enter. A message that begins with / is typed");
        lines.add("with //. Ctrl-C empties the line, on an empty one twice leaves, as does Ctrl-D.");
        return lines;
    }
}
