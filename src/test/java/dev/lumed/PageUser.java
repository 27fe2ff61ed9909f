package dev.lumed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.FluentWait;

/** A person in front of the page: what they do there, and what they see. */
final class PageUser {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration GLANCE = Duration.ofMillis(30);

    private final ChromeDriver driver;

    PageUser(Browser browser) {
        this.driver = browser.driver();
    }

    /** Something must come to hold. */
    void sees(String what, Supplier<Boolean> condition) {
        new FluentWait<>(driver)
                .withTimeout(PATIENCE)
                .pollingEvery(GLANCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + "; on the page: " + text("body"))
                .until(unused -> condition.get());
    }

    /** Goes to the page with the token, as the line of the start says it. */
    void signsIn(LocalApi lumed) throws Exception {
        driver.get(lumed.url() + "/?token=" + lumed.token());
        sees("the page", () -> isThere("conversation-list nav"));
        sees("the daemon", () -> isThere("aside footer"));
    }

    void goesTo(LocalApi lumed, String conversation) {
        driver.get(lumed.url() + "/#/" + conversation);
        sees("the conversation", () -> isThere(".scroll[aria-busy=false]"));
    }

    void clicks(String css) {
        clicks("to click: " + css, By.cssSelector(css), each -> true);
    }

    /** Clicks the button or link that is called so. */
    void presses(String name) {
        By place = By.xpath("//*[self::button or self::a or self::summary][normalize-space()='" + name
                + "' or @aria-label='" + name + "']");
        clicks("to press: " + name, place, each -> each.isDisplayed() && each.isEnabled());
    }

    /** The page may draw it anew between the look and the click, which then is none. */
    private void clicks(String what, By place, Predicate<WebElement> isMeant) {
        sees(what, () -> {
            Optional<WebElement> found =
                    driver.findElements(place).stream().filter(isMeant).findFirst();
            found.ifPresent(WebElement::click);
            return found.isPresent();
        });
    }

    void writes(String text) {
        sees("where to write", () -> isThere("#composer"));
        driver.findElement(By.id("composer")).sendKeys(text);
    }

    void says(String text) {
        writes(text + Keys.ENTER);
    }

    void types(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void seesMessages(int count) {
        sees(count + " messages", () -> all(".messages > li").size() == count);
    }

    void seesBanner(String part) {
        sees("a banner with: " + part, () -> text(".banner").contains(part));
    }

    void seesNoBanner() {
        sees("no banner", () -> all(".banner").isEmpty());
    }

    /** The last message that the user wrote must come to be so. */
    void seesDelivery(String word) {
        sees("delivery: " + word, () -> lastOf(".user .delivery").contains(word));
    }

    /** A whole reply must come, as the last of so many messages. */
    void seesReply(int messages) {
        seesMessages(messages);
        sees("a whole reply", () -> !isThere(".bubble.streaming, .bubble.partial") && isHidden(".typing"));
    }

    /** The texts of the messages, in the order of the page, without what stands around them. */
    List<String> messages() {
        return all(".messages .typed, .messages .markdown").stream()
                .map(WebElement::getText)
                .toList();
    }

    String lastOf(String css) {
        List<WebElement> all = all(css);
        return all.isEmpty() ? "" : all.get(all.size() - 1).getText();
    }

    String text(String css) {
        List<WebElement> all = all(css);
        return all.isEmpty() ? "" : all.get(0).getText();
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    boolean isThere(String css) {
        return !all(css).isEmpty();
    }

    private boolean isHidden(String css) {
        return all(css).stream().noneMatch(WebElement::isDisplayed);
    }

    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    long number(String expression) {
        return ((Number) script("return Math.round(" + expression + ")")).longValue();
    }
}
