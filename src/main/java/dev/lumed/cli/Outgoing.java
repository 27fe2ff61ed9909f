package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import dev.lumed.conversation.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One's own messages: those that are on their way, and those that a person may ask about. */
final class Outgoing {

    private static final int MOST_SHOWN = 3;

    private final Map<String, MessageJson> underWay = new LinkedHashMap<>();
    private Optional<MessageJson> last = Optional.empty();
    private Optional<MessageJson> lastTroubled = Optional.empty();

    /** The one that was said or changed last. */
    Optional<MessageJson> last() {
        return last;
    }

    /** The last one that failed or is uncertain. */
    Optional<MessageJson> lastTroubled() {
        return lastTroubled;
    }

    /** Whether its fate is known: it is sent, or has failed. */
    boolean take(MessageJson message) {
        last = Optional.of(message);
        boolean failed = message.status() == Status.FAILED;
        if (failed || message.status() == Status.UNCERTAIN) {
            lastTroubled = last;
        } else {
            forget(message.id());
        }
        boolean known = failed || message.status() == Status.SENT;
        if (known) {
            underWay.remove(message.id());
        } else {
            underWay.put(message.id(), message);
        }
        return known;
    }

    /** Whether it had not been sent yet. */
    boolean remove(String id) {
        forget(id);
        @Nullable MessageJson removed = underWay.remove(id);
        return removed != null;
    }

    /** Those on their way with their marks: the first of them, and how many more there are. */
    List<ChatLine> lines(int columns) {
        List<ChatLine> lines = new ArrayList<>();
        underWay.values().stream()
                .limit(MOST_SHOWN)
                .forEach(message -> lines.add(new ChatLine(
                                ChatLine.Kind.UNDER_WAY, Speech.mark(message) + ": " + Plain.line(message.content()))
                        .cut(columns)));
        int more = underWay.size() - MOST_SHOWN;
        if (more > 0) {
            lines.add(new ChatLine(ChatLine.Kind.UNDER_WAY, "… and " + more + " more"));
        }
        return lines;
    }

    private void forget(String id) {
        lastTroubled = lastTroubled.filter(message -> !message.id().equals(id));
    }
}
