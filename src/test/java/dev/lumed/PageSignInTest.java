package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A browser is let in by the address that {@code lumed ui} says, once. */
final class PageSignInTest extends OnThePage {
    @Test
    void browser_atTheAddressOfTheCommand_isLetInOnce() throws Exception {
        browser().driver().manage().deleteAllCookies();
        try (LumedProcess ui = LumedProcess.start(dataDir, "ui", "--no-open", "--data-dir", dataDir.toString())) {
            assertThat(ui.awaitExit()).isZero();
            String address = ui.out().get(0);

            browser().driver().get(address);
            user.sees("the page", () -> user.isThere("conversation-list nav"));
            assertThat(browser().driver().getCurrentUrl()).isEqualTo(lumed.url() + "/");

            browser().driver().manage().deleteAllCookies();
            browser().driver().get(address);
            user.sees("what is wrong", () -> user.text("[role=alert]").contains("used up"));
        }
    }
}
