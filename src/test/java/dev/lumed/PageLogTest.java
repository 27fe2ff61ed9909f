package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page makes of a list and of what comes by the stream while that list is on its way. */
final class PageLogTest extends OnThePage {
    private static final String WITH_A_LOG =
            """
            const done = arguments[0];
            const message = (id, position, seq) => ({ id, position, seq, content: id });
            import("/js/log.js").then(({ Log }) => {
              const log = new Log();
              %s
              done([...log.messages.map(({ id }) => id), `more: ${log.hasMore}`]);
            });
            """;

    private List<?> after(String steps) {
        return (List<?>) browser().driver().executeAsyncScript(WITH_A_LOG.formatted(steps));
    }

    @Test
    void message_thatCameWhileNothingWasListed_stays() {
        List<?> log = after(
                """
                log.put(message("greeting", 1, 11));
                log.takeLatest({ messages: [], last_seq: 10, has_more: false });
                """);
        assertThat(log).isEqualTo(List.of("greeting", "more: false"));
    }

    @Test
    void list_thatDoesNotReachBack_takesThePlaceOfAllButWhatCameSince() {
        List<?> log = after(
                """
                log.put(message("long ago", 1, 5));
                log.put(message("long ago, changed since", 2, 51));
                log.put(message("gone", 95, 30));
                log.put(message("new", 100, 50));
                log.takeLatest({ messages: [message("listed", 90, 40)], last_seq: 45, has_more: true });
                """);
        assertThat(log).isEqualTo(List.of("listed", "new", "more: true"));
    }

    @Test
    void list_thatReachesBack_leavesWhatIsBeforeIt() {
        List<?> log = after(
                """
                log.put(message("before", 1, 5));
                log.put(message("listed", 2, 6));
                log.put(message("gone", 3, 7));
                log.takeLatest({ messages: [message("listed", 2, 8), message("new", 4, 9)], last_seq: 9, has_more: true });
                """);
        assertThat(log).isEqualTo(List.of("before", "listed", "new", "more: false"));
    }
}
