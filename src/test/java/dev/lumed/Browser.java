package dev.lumed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A chromium of this machine, without a screen, driven by its chromedriver: {@code apt-get install chromium
 * chromium-driver} brings both.
 */
final class Browser implements AutoCloseable {
    static final Dimension DESKTOP = new Dimension(1200, 800);
    static final Dimension PHONE = new Dimension(390, 780);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Empty where this machine has none. */
    static Optional<Browser> open() {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = program("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        // A sandbox cannot be had as root, which is who tests in a container.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en-GB");
        options.setCapability("goog:loggingPrefs", logged());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.size(DESKTOP);
        return Optional.of(browser);
    }

    private static LoggingPreferences logged() {
        LoggingPreferences preferences = new LoggingPreferences();
        preferences.enable(LogType.BROWSER, Level.ALL);
        return preferences;
    }

    private static Optional<Path> program(String... names) {
        List<Path> places =
                Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
        return Stream.of(names)
                .flatMap(name -> places.stream().map(place -> place.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** The size of what is seen of a page. */
    void size(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As if the system's colours were {@code dark} or {@code light}. */
    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What the page complained of since this was asked the last time. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry.getMessage());
            }
        }
        return complaints;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
