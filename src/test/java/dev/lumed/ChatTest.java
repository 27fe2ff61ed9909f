package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code chat} on a real pseudo-terminal, with a real daemon. */
@Tag("process")
final class ChatTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String ALT_ENTER = "\u001b\r";

    @TempDir
    Path home;

    @Test
    void chat_fromBeginningToEnd_talksLooksAndLeaves() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            String id = lumed.open("nutritionist");
            String other = lumed.open("fitness_coach");
            lumed.send(other, "Used last.");

            try (PseudoTerminal chat = lumed.onATerminal("chat", id.substring(0, 8))) {
                chat.await("nutritionist " + id.substring(0, 8) + " · live");
                chat.type("One line\\\rand two" + ALT_ENTER + "and three\r");
                chat.await("one block", shown -> shown.contains("· sent\nOne line\nand two\nand three\n"));
                chat.type("/ope\t" + other.substring(0, 4) + "\t\r");
                chat.await("fitness_coach " + other.substring(0, 8) + " · live");
                chat.type("/wh\t\r");
                chat.await("text", shown -> shown.contains("queued") && shown.contains("sent"));
                chat.type(CTRL_C);
                chat.await("Ctrl-C again leaves");
                chat.type(CTRL_C);

                assertThat(chat.awaitExit()).isZero();
                assertThat(lumed.backendLog(id)).anyMatch(line -> line.endsWith("One line\nand two\nand three"));
            }
        }
    }

    @Test
    void chat_goesBackInTheHistory_andBeginsAnother() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            lumed.demo()
                    .write(
                            id,
                            IntStream.rangeClosed(1, 60)
                                    .mapToObj(i -> Draft.user("Number " + i + "."))
                                    .toList());
            lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
            lumed.eventsOf(id).until("all", () -> lumed.log(id).size() == 61);
            try (PseudoTerminal chat = lumed.onATerminal("chat")) {
                chat.await("Number 60.");
                for (String last : List.of("Number 40.", "Number 20.", "1 earlier message, from the very beginning")) {
                    chat.type("/more\r");
                    chat.await(last);
                }
                assertThat(chat.raw()).contains("There are earlier messages: /more", "Number 1.");
                chat.type("/new career_coach\r");
                chat.await("— career_coach ");

                chat.type("/quit\r");
                assertThat(chat.awaitExit()).isZero();
            }
        }
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void messages_withEscapes_areShownAndNotObeyed() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            try (PseudoTerminal chat = lumed.onATerminal("chat")) {
                chat.await("· live");
                lumed.demo().write(id, List.of(Draft.assistant("\u001b]0;owned\u0007\u001b[2Jafter %{x%} it\u009b1m")));
                lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);

                chat.await("␛]0;owned␇␛[2Jafter %{x%} it");
                assertThat(chat.raw()).doesNotContain("owned\u0007").doesNotContain("\u001b]0;owned");
            }
        }
    }

    @Test
    void draft_whileOthersSpeakAndTheScreenChanges_stays() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            try (PseudoTerminal chat = lumed.onATerminal("chat")) {
                chat.await("· live");
                chat.type("half a thou");
                chat.await("> half a thou");
                lumed.send(id, "From elsewhere.");
                chat.await("From elsewhere.");
                chat.resize(60, 40);
                chat.type("ght\r");

                chat.await("one block", shown -> shown.contains("· sent\nhalf a thought\n"));
                chat.type(CTRL_D);
                assertThat(chat.awaitExit()).isZero();
            }
        }
    }

    @Test
    void chat_overARestartOfTheDaemon_goesOnWithNothingMissedOrTwice() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed.startDaemon();
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            try (PseudoTerminal chat = lumed.onATerminal("chat")) {
                chat.await("· live");
                chat.type("Before.\r");
                chat.await("· sent\nBefore.");
                lumed.process().kill();
                chat.await("the daemon is away, trying again");
                chat.type("Typed while it is away.\r");
                chat.await(
                        "not sent", shown -> shown.contains("Not done") && shown.contains("> Typed while it is away."));
                lumed.demo().write(id, List.of(Draft.user("Meanwhile."), Draft.assistant("Written meanwhile.")));
                lumed.startDaemon();
                chat.await("Connected to the daemon again.");
                chat.await("Written meanwhile.");
                chat.type("\r");

                String shown = chat.await(
                        "· sent\nTyped while it is away.", text -> text.contains("· sent\nTyped while it is away."));
                for (String once : List.of(
                        "\nBefore.\n", "\nMeanwhile.\n", "\nWritten meanwhile.\n", "\nTyped while it is away.\n")) {
                    assertThat(shown.split(once, -1)).as(once).hasSize(2);
                }
            }
        }
    }

    @Test
    void trouble_isShownWithItsReason() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "websocket.enabled = false")) {
            lumed.startDaemon();
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("polling");
            try (PseudoTerminal chat = lumed.onATerminal("chat")) {
                chat.await("· polling");
                lumed.demo()
                        .faults()
                        .put(FaultSwitch.of(Fault.REST_STATUS)
                                .with(FaultParameter.STATUS, 400)
                                .calls(CallKind.POST_MESSAGE)
                                .times(1));
                chat.type("Refuse this.\r");
                chat.await("· failed: ");
                lumed.demo().faults().clear();
                chat.type("/resend\r");

                chat.await("· sent\nRefuse this.");
            }
        }
    }
}
