package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, the ids of conversations and the names of personas: from what is known, without asking. */
final class ChatCompleter implements Completer {

    private static final List<String> DOCUMENTED =
            List.of("general_wellness", "wellness_specialist", "nutritionist", "fitness_coach");

    private volatile List<ConversationJson> conversations = List.of();

    void knows(List<ConversationJson> known) {
        conversations = List.copyOf(known);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        words(line.words(), line.wordIndex()).forEach(candidates::add);
    }

    private Stream<Candidate> words(List<String> words, int index) {
        String first = words.get(0);
        if (index == 0) {
            return first.startsWith("/")
                    ? Stream.of(ChatInput.Name.values()).map(name -> candidate(name.word(), name.does()))
                    : Stream.empty();
        }
        if (index > 1) {
            return Stream.empty();
        }
        if (first.equals(ChatInput.Name.OPEN.word())) {
            return conversations.stream()
                    .map(each -> candidate(
                            each.id(),
                            each.persona() + ", " + Words.of(each.connection().mode())));
        }
        return first.equals(ChatInput.Name.NEW.word())
                ? Stream.concat(DOCUMENTED.stream(), conversations.stream().map(ConversationJson::persona))
                        .distinct()
                        .map(persona -> candidate(persona, ""))
                : Stream.empty();
    }

    private static Candidate candidate(String word, String description) {
        String plain = Plain.line(word);
        return new Candidate(
                plain, plain, null, description.isEmpty() ? null : Plain.line(description), null, null, true);
    }
}
