package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which messages the chat has printed, in which version. It remembers the last few hundred: older ones change no more. */
final class Printed {

    private static final int MOST = 500;

    private final Map<String, MessageJson> versions = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private String last = "";

    /** Whether this version is newer than the known one, which it replaces. */
    boolean isNews(MessageJson message) {
        @Nullable MessageJson known = versions.get(message.id());
        if (known != null && known.seq() >= message.seq()) {
            return false;
        }
        remember(versions, message.id(), message);
        return true;
    }

    Optional<MessageJson> version(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    /** Whether it was not yet printed like this; from now on it was. */
    boolean isFirst(MessageJson message) {
        String look = message.status() + ":" + message.content();
        return !look.equals(remember(shown, message.id(), look));
    }

    /** This one is printed. */
    void begun(String id) {
        last = id;
        if (!shown.containsKey(id)) {
            remember(shown, id, "");
        }
    }

    /** Whether any of it was printed. */
    boolean isBegun(String id) {
        return shown.containsKey(id);
    }

    /** Whether nothing was printed since but more of it. */
    boolean isLast(String id) {
        return last.equals(id);
    }

    /** Something else was printed. */
    void interrupted() {
        last = "";
    }

    private static <V> @Nullable V remember(Map<String, V> map, String id, V value) {
        @Nullable V before = map.put(id, value);
        if (map.size() > MOST) {
            map.remove(map.keySet().iterator().next());
        }
        return before;
    }
}
