package dev.lumed.demo.persona;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One whom users consult: a greeting, topics, and answers for everything else. What it replies depends on nothing but
 * what was written and which turn of the conversation it is.
 */
public final class Persona {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int QUOTE_LENGTH = 160;

    private final String greeting;
    private final List<Topic> topics;
    private final Topic otherwise;

    Persona(String greeting, List<Topic> topics, Topic otherwise) {
        this.greeting = greeting;
        this.topics = List.copyOf(topics);
        this.otherwise = otherwise;
    }

    public String greeting() {
        return greeting;
    }

    /** The answer, as Markdown; of topics met equally often the earlier one counts. */
    public String reply(String written, int turn) {
        List<String> words = NO_WORD.splitAsStream(written.toLowerCase(Locale.ROOT))
                .limit(1_000)
                .toList();
        Topic best = otherwise;
        long most = 0;
        for (Topic topic : topics) {
            long matches = topic.matches(words);
            if (matches > most) {
                best = topic;
                most = matches;
            }
        }
        return best.reply(turn).replace("{quote}", quote(written));
    }

    /** All that it may say. */
    Stream<String> sayings() {
        return Stream.concat(
                Stream.of(greeting),
                Stream.concat(topics.stream(), Stream.of(otherwise)).flatMap(topic -> topic.replies().stream()));
    }

    private static String quote(String written) {
        String line = written.strip().replaceAll("\\s+", " ");
        if (line.length() <= QUOTE_LENGTH) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(QUOTE_LENGTH - 1)) ? QUOTE_LENGTH - 1 : QUOTE_LENGTH;
        return line.substring(0, end) + "…";
    }
}
