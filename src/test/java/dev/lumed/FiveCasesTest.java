package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The five cases that lumed was made for, over real sockets, with a real store. */
@Tag("socket")
final class FiveCasesTest {
    private static final String ASKED = "What should I eat after a run?";

    @TempDir
    Path dataDir;

    @Test
    void normal_repliesStreamOverTheSocket() throws Exception {
        // A machine under load may take its time to connect, which would be no reason here to fall back.
        String patient = "websocket.hedge-after = 10s, websocket.connect-timeout = 10s";
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), patient)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.demo()
                    .log()
                    .when(CallKind.LIST_MESSAGES, 1)
                    .toCompletableFuture()
                    .get();
            long listsBefore = lumed.demo().log().count(CallKind.LIST_MESSAGES, id);

            lumed.send(id, ASKED);
            Feeds.Event reply = feed.reply();

            List<Feeds.Event> seen = feed.seen();
            assertThat(seen).filteredOn(event -> event.is("chunk")).hasSizeGreaterThan(3);
            assertThat(seen)
                    .filteredOn(event -> event.is("typing"))
                    .extracting(event -> event.data().path("active").asBoolean())
                    .startsWith(true)
                    .endsWith(false);
            assertThat(chunksOf(seen, reply.text("id"))).isEqualTo(reply.text("content"));
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
            assertThat(lumed.demo().log().count(CallKind.LIST_MESSAGES, id) - listsBefore)
                    .isLessThanOrEqualTo(1);
            assertThat(lumed.demo().log().count(CallKind.POST_MESSAGE)).isZero();
            assertThat(lumed.demo().log().count(CallKind.SOCKET_MESSAGE)).isEqualTo(1);
            assertThat(lumed.modes(id)).doesNotContain("polling", "offline");
        }
    }

    /** What a reader who follows the chunks has at the end: the text it began with, and each piece at its place. */
    private static String chunksOf(List<Feeds.Event> seen, String message) {
        StringBuilder text = new StringBuilder();
        for (Feeds.Event event : seen) {
            if (event.is("message")
                    && event.text("id").equals(message)
                    && event.text("status").equals("streaming")) {
                text.setLength(0);
                text.append(event.text("content"));
            } else if (event.is("chunk") && event.text("message_id").equals(message)) {
                assertThat(event.data().path("offset").asInt()).isEqualTo(text.length());
                text.append(event.text("text"));
            }
        }
        return text.toString();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("503", status(503)),
                Arguments.of("401", status(401)),
                Arguments.of("404", status(404)),
                Arguments.of("HTML", FaultSwitch.of(Fault.UPGRADE_HTML)),
                Arguments.of("hang", FaultSwitch.of(Fault.UPGRADE_HANG)),
                Arguments.of("silence", FaultSwitch.of(Fault.SOCKET_SILENT)));
    }

    private static FaultSwitch status(int status) {
        return FaultSwitch.of(Fault.UPGRADE_STATUS).with(FaultParameter.STATUS, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void socketRefused_pollsAndSendsByRest(String name, FaultSwitch refusal) throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            lumed.demo().faults().put(refusal);
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.next(
                    "polling",
                    event -> event.is("connection") && event.text("mode").equals("polling"));

            lumed.send(id, ASKED);
            feed.reply();

            assertThat(lumed.demo().log().count(CallKind.POST_MESSAGE)).isEqualTo(1);
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
        }
    }

    @Test
    void socketLost_pollsUntilItReturnsAndMissesNothing() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("fitness_coach");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.send(id, "How do I begin?");
            feed.reply();

            lumed.demo().faults().put(status(503).times(2));
            lumed.demo().dropSockets(Ending.RESET).toCompletableFuture().get();
            feed.connection("polling");
            lumed.send(id, "And how often?");
            assertThat(feed.reply().text("via")).isEqualTo("polling");
            feed.connection("live");
            lumed.send(id, "For how long?");
            feed.reply();

            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).doesNotHaveDuplicates();
            assertThat(lumed.modes(id)).containsSubsequence("live", "polling", "live");
        }
    }

    @Test
    void offlineThenOnline_whatWasAcceptedIsDeliveredOnce() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("general_wellness");
            try (Feeds feed = lumed.eventsOf(id)) {
                feed.connection("live");
                lumed.demo().stopListening().toCompletableFuture().get();
                feed.connection("offline");
            }
            lumed.send(id, "I sleep badly.");
            lumed.send(id, "ok");
            lumed.send(id, "ok");
            lumed.stopDaemon();
            lumed.startDaemon();
            Feeds feed = lumed.eventsOf(id);
            lumed.demo().listenAgain().toCompletableFuture().get();

            feed.until(
                    "all of it",
                    () -> lumed.demo().messages(id).size() == 7 && lumed.log(id).equals(lumed.backendLog(id)));

            assertThat(lumed.backendLog(id))
                    .filteredOn(line -> line.contains(" user: "))
                    .extracting(line -> line.substring(line.indexOf(": ") + 2))
                    .containsExactly("I sleep badly.", "ok", "ok");
        }
    }

    @Test
    void severalConversations_nothingCrossesOver() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            List<String> ids = new ArrayList<>();
            List<Feeds> feeds = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String id = lumed.open("coach-" + i);
                ids.add(id);
                feeds.add(lumed.eventsOf(id));
                feeds.get(i).connection("live");
            }
            for (int i = 0; i < 10; i++) {
                lumed.send(ids.get(i), "I am number " + i);
            }
            for (int i = 0; i < 10; i++) {
                feeds.get(i).reply();
                assertThat(lumed.log(ids.get(i)))
                        .isEqualTo(lumed.backendLog(ids.get(i)))
                        .filteredOn(line -> line.contains(" user: "))
                        .hasSize(1)
                        .first()
                        .asString()
                        .endsWith("I am number " + i);
            }

            lumed.post("/v1/conversations/" + ids.get(0) + "/close", "", 200);

            assertThat(lumed.get("/v1/status")
                            .path("conversations")
                            .path("open")
                            .asInt())
                    .isEqualTo(9);
            lumed.send(ids.get(1), "Are you still there?");
            feeds.get(1).reply();
        }
    }
}
