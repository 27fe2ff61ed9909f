package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page shows when the network, the backend, the daemon or a message is bad. */
final class PageTroubleTest extends OnThePage {
    private static final String ASKED = "What should I eat after a run?";

    @Test
    @Survives(row = Row.P4, level = Level.SOCKET)
    void socket_cutAmidAReply_isSaidAndTheReplyCompletedInItsBubble() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        lumed.demo().faults().put(FaultSwitch.of(Fault.UPGRADE_STATUS));
        lumed.demo()
                .faults()
                .put(FaultSwitch.of(Fault.REPLY_END)
                        .with(FaultParameter.HOW, "cut")
                        .times(1));
        user.says(ASKED);
        user.seesBanner("No live connection");
        user.seesReply(3);
        assertThat(user.text("aside .entry .mark")).isEqualTo("polling");
        assertThat(lumed.log(id)).hasSize(3).isEqualTo(lumed.backendLog(id));

        lumed.demo().faults().clear();
        user.presses("Try now");
        user.seesNoBanner();
        assertThat(user.messages()).hasSize(3);
    }

    @Test
    void messages_writtenOffline_waitAndGoOutInOrder() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        lumed.demo().stopListening().toCompletableFuture().join();
        user.seesBanner("The backend cannot be reached");
        user.says("first");
        user.says("second");
        user.says("third, thought better of");
        user.seesMessages(4);
        user.seesDelivery("queued");
        user.sees("how many wait", () -> user.text("aside .entry .waiting").equals("3 to send"));
        user.clicks(".messages > li:last-child .choices button");
        user.seesMessages(3);

        lumed.demo().listenAgain().toCompletableFuture().join();
        user.presses("Try now");
        user.seesReply(5);
        user.seesNoBanner();
        assertThat(lumed.log(id)).filteredOn(line -> line.contains(" user: ")).hasSize(2);
        assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void markdown_hostile_isInert() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        String hostile =
                """
                <script>window.ran = 1</script><img src=x onerror="window.ran = 2">

                [click](javascript:window.ran=3) ![track](http://127.0.0.1:1/pixel.png)

                <svg onload="window.ran = 4"><iframe src="data:text/html,<script>top.ran=5</script>"></iframe>
                <style>body { display: none }</style><form action="/v1/suspend"><button id=composer>x</button></form>

                **still** `<b>text</b>`
                """;
        lumed.demo().write(id, List.of(Draft.user(hostile), Draft.assistant(hostile)));
        user.seesMessages(3);
        assertThat(user.script("return window.ran")).isNull();
        assertThat(user.all(".messages :is(script, img, svg, iframe, style, form, b)"))
                .isEmpty();
        assertThat(user.all(".markdown a"))
                .allMatch(link -> link.getDomAttribute("href") == null
                        || link.getDomAttribute("href").startsWith("http"));
        assertThat(user.messages().get(2)).contains("<script>window.ran = 1</script>", "still", "<b>text</b>");
        assertThat(user.messages().get(1)).isEqualToNormalizingWhitespace(hostile);
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void daemon_gone_isSaidAndComesBackByItself() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        int port = URI.create(lumed.url()).getPort();
        lumed.stopDaemon();
        user.seesBanner("lumed itself does not answer");
        user.writes("kept");
        assertThat(user.all(".send").get(0).isEnabled()).isFalse();
        lumed.startDaemonOn(port);
        user.seesNoBanner();
        user.says("");
        user.seesReply(3);
        assertThat(user.messages()).contains("kept");
    }
}
