package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import dev.lumed.api.ConversationsJson;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The ids of conversations as people see and type them: no longer than needed to tell one from the others. */
final class ShortIds {

    private static final int SHORTEST = 8;
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ShortIds() {}

    static String of(String id) {
        return id.substring(0, Math.min(SHORTEST, id.length()));
    }

    /** How long the beginnings of these ids must be for no two to be the same. */
    static int length(Collection<String> ids) {
        int longest = ids.stream().mapToInt(String::length).max().orElse(SHORTEST);
        int length = SHORTEST;
        while (length < longest && !areDistinct(ids, length)) {
            length++;
        }
        return length;
    }

    /** The conversation whose id is this or begins with it. */
    static String find(Daemon daemon, String typed) throws CommandException {
        String wanted = typed.toLowerCase(Locale.ROOT);
        if (WHOLE.matcher(wanted).matches()) {
            return wanted;
        }
        List<String> matches = daemon.get("/v1/conversations").as(ConversationsJson.class).conversations().stream()
                .map(ConversationJson::id)
                .filter(id -> id.startsWith(wanted))
                .toList();
        if (matches.contains(wanted) || matches.size() == 1) {
            return matches.contains(wanted) ? wanted : matches.get(0);
        }
        throw new CommandException.Refused(
                matches.isEmpty()
                        ? "no conversation begins with " + typed + "; `lumed ls` shows those there are"
                        : matches.size() + " conversations begin with " + typed + ": " + String.join(", ", matches));
    }

    private static boolean areDistinct(Collection<String> ids, int length) {
        return ids.stream()
                        .map(id -> id.substring(0, Math.min(length, id.length())))
                        .distinct()
                        .count()
                == ids.size();
    }
}
