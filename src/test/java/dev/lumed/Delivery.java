package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Whether what was accepted has come to where it was meant to go. */
final class Delivery {
    private Delivery() {}

    /** All of it comes to be at the backend, each once and in order, and the daemon knows the same. */
    static void assertComplete(LocalApi lumed, Map<String, List<String>> accepted) throws Exception {
        for (Map.Entry<String, List<String>> conversation : accepted.entrySet()) {
            String id = conversation.getKey();
            Feeds feed = lumed.eventsOf(id);
            feed.until(
                    "all that was accepted of " + id,
                    () -> new HashSet<>(texts(lumed.backendLog(id))).containsAll(conversation.getValue())
                            && lumed.log(id).equals(lumed.backendLog(id)));
            assertThat(texts(lumed.backendLog(id)))
                    .doesNotHaveDuplicates()
                    .containsSubsequence(conversation.getValue());
        }
    }

    /** What the user said, of lines as {@link LocalApi#log} and {@link LocalApi#backendLog} give them. */
    static List<String> texts(List<String> log) {
        return log.stream()
                .filter(line -> line.contains(" user: "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
    }
}
