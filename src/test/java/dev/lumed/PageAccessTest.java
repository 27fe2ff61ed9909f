package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page for everybody: with the keyboard alone, in the dark, on a phone, and read aloud. */
final class PageAccessTest extends OnThePage {
    private static final String RICH =
            """
            # A plan

            | Food | Protein |
            |---|---|
            | Lentils | 18 g |

            ```
            200 ml milk
            ```
            > And [a link](https://example.com/) with *stress* and ~~doubt~~.
            """;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void scan_ofEveryView_findsNothing(String colours) throws Exception {
        browser().colours(colours);
        String id = lumed.open("nutritionist");
        lumed.demo().write(id, List.of(Draft.user("A plan, please"), Draft.assistant(RICH)));
        isAccessible("the list");
        user.goesTo(lumed, id);
        user.seesMessages(3);
        isAccessible("the chat");
        user.presses("Search");
        user.types("plan");
        user.sees("what was found", () -> user.all(".hits li").size() == 2);
        isAccessible("the search");
        user.types(Keys.ESCAPE);
        user.presses("More");
        isAccessible("the menu");
        user.presses("Delete …");
        isAccessible("the question before deleting");
        user.presses("Keep it");
        user.clicks(".why");
        user.sees("the story", () -> user.isThere(".story li"));
        isAccessible("a story");
        user.types(Keys.ESCAPE);
        user.presses("New");
        user.sees("what the backend offers", () -> user.isThere(".offer"));
        isAccessible("a new conversation");
        user.types(Keys.ESCAPE);
        lumed.demo().faults().put(FaultSwitch.of(Fault.UPGRADE_STATUS));
        lumed.demo().faults().put(FaultSwitch.of(Fault.REST_STATUS));
        lumed.demo().dropSockets(null, Ending.RESET);
        user.says("Kept");
        user.seesBanner("The backend cannot be reached");
        isAccessible("a message that waits");
        user.presses("Connection");
        user.sees("the past", () -> user.isThere(".past tbody tr"));
        isAccessible("the connection");
        browser().size(Browser.PHONE);
        isAccessible("the connection on a phone");
    }

    private void isAccessible(String view) {
        assertThat(user.number("document.documentElement.scrollHeight - innerHeight"))
                .as(view + ", one screen high")
                .isZero();
        List<Rule> violations = new AxeBuilder().analyze(browser().driver()).getViolations();
        assertThat(violations)
                .as(view)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    @Test
    void keyboard_alone_isEnough() throws Exception {
        lumed.open("fitness_coach");
        user.sees("the other conversation", () -> user.isThere(".entry"));
        tabTo("New");
        user.types(Keys.ENTER);
        user.sees("the dialog", () -> user.isThere("dialog[open]"));
        tabTo("Start with an empty page");
        user.types(Keys.ENTER);
        user.seesMessages(1);
        user.sees("to be where one writes", () -> "composer".equals(user.script("return document.activeElement.id")));
        user.types("Hello" + Keys.chord(Keys.SHIFT, Keys.ENTER) + "you", Keys.ENTER);
        user.seesReply(3);
        assertThat(user.messages().get(1)).isEqualTo("Hello\nyou");
        String here = browser().driver().getCurrentUrl();
        user.types(Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
        user.sees(
                "the next conversation",
                () -> !browser().driver().getCurrentUrl().equals(here));
        user.types(Keys.chord(Keys.ALT, Keys.ARROW_UP));
        user.sees("the first one", () -> browser().driver().getCurrentUrl().equals(here));
        tabTo("More");
        user.types(Keys.ENTER);
        user.sees("the menu", () -> user.isThere("details[open]"));
        user.types(Keys.ESCAPE);
        user.sees("no menu", () -> !user.isThere("details[open]"));
    }

    private void tabTo(String name) {
        for (int i = 0; i < 40 && !name.equals(focused()); i++) {
            user.types(Keys.TAB);
        }
        assertThat(focused()).isEqualTo(name);
    }

    private Object focused() {
        return user.script("const at = document.activeElement; return at.ariaLabel ?? at.textContent.trim()");
    }

    @Test
    void dark_bySystemOrByChoice_isDark() {
        browser().colours("dark");
        assertThat(brightness()).isLessThan(60);
        user.clicks("[aria-label^='Colours: system']");
        user.sees("light", () -> brightness() > 200);
        browser().driver().navigate().refresh();
        user.sees("light again", () -> user.isThere("aside") && brightness() > 200);
        user.clicks("[aria-label^='Colours: light']");
        browser().colours("light");
        user.sees("dark", () -> brightness() < 60);
        user.script("localStorage.clear()");
    }

    private long brightness() {
        return user.number("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0]");
    }

    @Test
    void phone_showsTheListOrTheChat() throws Exception {
        browser().size(Browser.PHONE);
        String id = lumed.open("nutritionist");
        user.sees("the conversation", () -> user.isThere(".entry"));
        assertThat(user.all("main").get(0).isDisplayed()).isFalse();
        user.clicks(".entry");
        user.seesMessages(1);
        assertThat(user.all("aside").get(0).isDisplayed()).isFalse();
        user.writes("Hello from the phone");
        user.presses("Send");
        user.seesReply(3);
        assertThat(user.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(Browser.PHONE.width);
        assertThat(lumed.log(id)).hasSize(3);
        user.presses("All conversations");
        user.sees("the list", () -> user.all("aside").get(0).isDisplayed());
    }

    @Test
    void reply_forAScreenReader_isSaidOnceAndWhole() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        user.script(
                """
                window.said = [];
                new MutationObserver(() => window.said.push(document.querySelector("[aria-live=polite]").textContent))
                  .observe(document.querySelector("[aria-live=polite]"), {childList: true, characterData: true, subtree: true});
                """);
        assertThat(user.script("return document.querySelector('[role=log]').ariaLive"))
                .isEqualTo("off");
        user.says("What should I eat after a run?");
        user.seesReply(3);
        user.sees("it to be said", () -> user.number("said.length") > 0);
        String shown = user.messages().get(2);
        assertThat(user.number("said.length")).isEqualTo(1);
        assertThat(user.script("return said[0]").toString()).isEqualToIgnoringWhitespace(withoutMarkers(shown));
    }

    /** A list's numbers are drawn, not written. */
    private static String withoutMarkers(String shown) {
        return shown.replaceAll("(?m)^\\d+\\. |^[•◦] ", "");
    }
}
