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
import org.junit.jupiter.api.io.TempDir;

/** A person on the page in a browser, over a daemon and a demo backend that writes piece by piece. */
@Tag("browser")
abstract class OnThePage {
    private static final Pace SLOWLY = new Pace(Duration.ofMillis(50), Duration.ofMillis(40));

    private static @Nullable Browser browser;

    @TempDir
    Path dataDir;

    RunningDaemon lumed;
    PageUser user;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
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
    void signIn() throws Exception {
        lumed = RunningDaemon.start(dataDir, DemoSettings.immediate().withPace(SLOWLY), "");
        user = new PageUser(browser());
        user.signsIn(lumed);
        browser().complaints(); // those of the time before
    }

    @AfterEach
    void stop() throws Exception {
        browser().driver().get("about:blank");
        lumed.close();
    }
}
