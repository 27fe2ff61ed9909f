package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;

/**
 * The page's main states as pictures, in {@code target/pictures}; with {@code -Dlumed.docs.write=true} they become those of
 * the README.
 */
final class PagePicturesTest extends OnThePage {
    private static final Dimension SMALL = new Dimension(1000, 640);
    private static final Path DOCUMENTED = Path.of("docs/pictures");

    @Test
    void page_inItsMainStates_hasItsPicturesTaken() throws Exception {
        browser().size(SMALL);
        lumed.open("fitness_coach");
        String elsewhere = lumed.open("wellness_specialist");
        String id = lumed.open("nutritionist");
        lumed.demo().write(elsewhere, List.of(Draft.assistant("Did you sleep better last night?")));
        user.goesTo(lumed, id);
        user.says("What has a lot of protein?");
        user.seesReply(3);
        user.says("And what for breakfast?");
        user.sees("a piece of the reply", () -> user.isThere(".bubble.streaming .markdown > div"));
        take("chat");

        user.seesReply(5);
        lumed.demo().faults().put(FaultSwitch.of(Fault.UPGRADE_STATUS).with(FaultParameter.STATUS, "503"));
        lumed.demo().faults().put(FaultSwitch.of(Fault.REST_STATUS).with(FaultParameter.STATUS, "503"));
        lumed.demo().dropSockets(null, Ending.RESET);
        user.seesBanner("The backend cannot be reached");
        browser().colours("dark");
        user.says("I am on a train, and the network is gone.");
        user.seesMessages(6);
        user.says("You will read this later.");
        user.seesMessages(7);
        user.sees("how many wait", () -> user.text("aside .entry .waiting").equals("2 to send"));
        take("offline");

        lumed.demo().faults().clear();
        user.presses("Try now");
        user.seesReply(9);
        user.seesNoBanner();
        browser().colours("light");
        browser().size(Browser.PHONE);
        take("phone");

        browser().size(SMALL);
        user.presses("Connection");
        user.sees("the past", () -> user.all(".past tbody tr").size() > 3);
        user.sees("the charts", () -> user.all(".chart canvas").size() == 3);
        take("connection");
        browser().size(Browser.DESKTOP);
    }

    private void take(String name) throws Exception {
        byte[] picture = browser().driver().getScreenshotAs(OutputType.BYTES);
        assertThat(picture).hasSizeBetween(10_000, 300_000);
        Path taken = Files.createDirectories(Path.of("target/pictures")).resolve(name + ".png");
        Files.write(taken, picture);
        if (Boolean.getBoolean("lumed.docs.write")) {
            Files.write(DOCUMENTED.resolve(taken.getFileName()), picture);
        }
    }
}
