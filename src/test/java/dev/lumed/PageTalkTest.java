package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** Talking on the page, in one tab and in two. */
final class PageTalkTest extends OnThePage {
    private static final String ASKED = "What should I eat after a run?";

    @Test
    void firstVisit_withTheToken_leadsToAConversation() {
        assertThat(browser().driver().getCurrentUrl()).doesNotContain("token=");
        user.presses("New");
        user.sees("what the backend offers", () -> user.isThere(".offer"));
        user.clicks("input[name=persona]:not(:checked)");
        user.clicks(".actions .offer");
        user.seesReply(3);
        assertThat(user.text(".whom h2")).isNotEmpty();
        assertThat(user.text("aside .entry .mark")).isEqualTo("live");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void list_untilItIsRead_doesNotSayThatItIsEmpty() throws Exception {
        user.goesTo(lumed, lumed.open("nutritionist"));
        Object noting = browser()
                .driver()
                .executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of(
                                "source",
                                """
                                new MutationObserver(() => {
                                  window.looked = true;
                                  if (document.body?.innerText.includes("No conversation yet")) window.denied = true;
                                }).observe(document, { childList: true, subtree: true });
                                """))
                .get("identifier");
        browser().driver().navigate().refresh();
        user.seesMessages(1);
        browser().driver().executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", noting));
        assertThat(user.script("return window.looked")).isEqualTo(true);
        assertThat(user.script("return window.denied")).isNull();
    }

    @Test
    void reply_streamed_growsInOneBubble() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        user.script(
                """
                window.lengths = [];
                new MutationObserver(() => {
                  const all = document.querySelectorAll(".bubble.assistant .markdown");
                  const length = all[all.length - 1].textContent.length;
                  if (all.length === 2 && window.lengths.at(-1) !== length) window.lengths.push(length);
                }).observe(document.querySelector(".messages"), {childList: true, subtree: true, characterData: true});
                """);
        user.says(ASKED);
        user.seesReply(3);
        user.seesDelivery("sent");
        assertThat(user.number("lengths.length")).isGreaterThan(5);
        assertThat(user.script("return lengths.every((each, i) => i === 0 || each >= lengths[i - 1])"))
                .isEqualTo(true);
        assertThat(user.messages()).hasSize(3);
    }

    @Test
    void tabs_two_areInStep() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        String first = browser().driver().getWindowHandle();
        browser().driver().switchTo().newWindow(WindowType.TAB);
        String second = browser().driver().getWindowHandle();
        user.goesTo(lumed, id);
        user.writes("not yet sent");
        browser().driver().switchTo().window(first);
        user.sees("the other tab's draft", () -> "not yet sent".equals(user.script("return composer.value")));
        user.says(", now sent");
        user.seesReply(3);
        List<String> shown = user.messages();
        browser().driver().switchTo().window(second);
        user.seesReply(3);
        assertThat(user.messages()).isEqualTo(shown).contains("not yet sent, now sent");
        assertThat(user.script("return composer.value")).isEqualTo("");
        browser().driver().close();
        browser().driver().switchTo().window(first);
    }

    @Test
    void page_readAnewAmidAReply_showsItOnceAndToItsEnd() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        user.says(ASKED);
        user.sees("a piece of the reply", () -> user.isThere(".bubble.streaming .markdown > div"));
        user.writes("half a thought");
        browser().driver().navigate().refresh();
        user.seesReply(3);
        assertThat(user.messages()).hasSize(3);
        assertThat(user.script("return composer.value")).isEqualTo("half a thought");
    }

    @Test
    void message_refused_saysWhyAndCanBeRetried() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        lumed.demo()
                .faults()
                .put(FaultSwitch.of(Fault.ERROR_FRAMES)
                        .with(FaultParameter.CODE, "CONSULTATION_NOT_ACTIVE")
                        .times(1));
        user.says(ASKED);
        user.seesDelivery("failed");
        assertThat(user.lastOf(".user .error")).isNotEmpty();
        user.presses("Retry");
        user.seesReply(3);
        user.seesDelivery("sent");
        user.clicks(".messages > li:nth-child(2) .why");
        user.sees("its story", () -> user.text(".story").contains("accepted"));
    }

    @Test
    void unread_elsewhere_isCountedUntilItIsRead() throws Exception {
        String one = lumed.open("nutritionist");
        String other = lumed.open("fitness_coach");
        user.goesTo(lumed, one);
        lumed.demo().write(other, List.of(Draft.assistant("Well?"), Draft.assistant("Are you there?")));
        user.sees("two unread", () -> user.text(".badge").startsWith("2"));
        user.sees("it in the title", () -> browser().driver().getTitle().equals("(2) lumed"));
        user.clicks("a[href='#/" + other + "']");
        user.sees("none unread", () -> !user.isThere(".badge"));
        assertThat(lumed.get("/v1/conversations/" + other).path("unread").asLong())
                .isZero();
    }
}
