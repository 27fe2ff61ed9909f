package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.model.Draft;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Looking back on the page: old messages, what was said when, and how it was connected. */
final class PagePastTest extends OnThePage {
    @Test
    void history_long_isLoadedWhileScrolling() throws Exception {
        String id = longConversation(350);
        user.goesTo(lumed, id);
        user.sees("the end", () -> user.lastOf(".messages .markdown").equals("line 350"));
        user.sees("the beginning", () -> {
            user.script("document.querySelector('.scroll').scrollTop = 0");
            return user.text(".messages .markdown").startsWith("Hello!");
        });
        assertThat(user.all(".messages > li")).hasSizeLessThan(200);
        lumed.demo().write(id, List.of(Draft.assistant("one more")));
        user.sees("a way to the end", () -> user.all(".latest").get(0).isDisplayed());
        assertThat(user.number("document.querySelector('.scroll').scrollTop")).isLessThan(2000);
        user.clicks(".latest");
        user.sees(
                "the end again",
                () -> user.number("(s => s.scrollHeight - s.scrollTop - s.clientHeight)"
                                + "(document.querySelector('.scroll'))")
                        < 5);
    }

    @Test
    void search_findsWhatIsNotLoaded_andGoesThere() throws Exception {
        String id = longConversation(350);
        user.goesTo(lumed, id);
        user.presses("Search");
        user.types("LINE 17");
        user.sees("what was found", () -> user.text(".hits").contains("line 17"));
        assertThat(user.all(".hits li")).hasSize(11);
        user.clicks(".hits li:last-child button");
        user.sees("the message", () -> user.text(".found .markdown").equals("line 17"));
        assertThat(user.script("const {top, bottom} = document.querySelector('.found').getBoundingClientRect();"
                        + "return top > 0 && bottom < innerHeight"))
                .isEqualTo(true);
    }

    private String longConversation(int lines) throws Exception {
        String id = lumed.open("nutritionist");
        lumed.demo()
                .write(
                        id,
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(i -> Draft.assistant("line " + i))
                                .toList());
        try (Feeds feed = lumed.eventsOf(id)) {
            feed.until("all of it", () -> lumed.log(id).size() == lines + 1);
        }
        return id;
    }

    @Test
    void connection_hasAPastToLookAt() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        lumed.demo().dropSockets(null, Ending.RESET);
        user.seesBanner("No live connection");
        user.presses("Try now");
        user.seesNoBanner();
        user.presses("Connection");
        user.sees(
                "live, polling and live again",
                () -> user.all(".past tbody .live").size() == 2);
        assertThat(user.text(".past")).contains("polling", "the connection was reset");
        assertThat(user.all(".timeline .bar.polling")).isNotEmpty();
        user.sees("the charts", () -> user.all(".chart canvas").size() == 3);
    }
}
