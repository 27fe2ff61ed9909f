package dev.lumed;

import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.Pace;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A person on the page in a browser, over a daemon and a demo backend that writes piece by piece. */
@Tag("browser")
abstract class OnThePage {
    private static final Pace SLOWLY = new Pace(Duration.ofMillis(50), Duration.ofMillis(40));

    /** A lost socket stays away for longer than a test lasts, so that it comes back where the person asks for it. */
    private static final String WHEN_ASKED = "websocket.reconnect { min-backoff = 5m, max-backoff = 5m }\n";

    private static @Nullable Browser browser;

    @TempDir
    Path dataDir;

    @Nullable
    RunningDaemon lumed;

    PageUser user;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open().orElse(null);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    static Browser browser() {
        return browser;
    }

    @BeforeEach
    void signIn(TestInfo test) throws Exception {
        LeftOut.unless(browser != null, test.getDisplayName() + " of the page needs chromium and chromedriver");
        lumed = RunningDaemon.start(dataDir, DemoSettings.immediate().withPace(SLOWLY), WHEN_ASKED);
        user = new PageUser(browser());
        user.signsIn(lumed);
        browser().complaints(); // those of the time before
    }

    @AfterEach
    void stop() throws Exception {
        if (lumed == null) {
            return; // it was left out
        }
        browser().size(Browser.DESKTOP);
        browser().colours("light");
        browser().driver().get("about:blank");
        lumed.close();
    }
}
