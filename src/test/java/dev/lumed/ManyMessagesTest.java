package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More messages in one conversation than a person writes: waiting to be sent, or there already. */
@Tag("socket")
final class ManyMessagesTest {
    private static final int QUEUED = 1_000;
    private static final int HISTORY = 10_000;

    @TempDir
    Path dataDir;

    @Test
    @Survives(row = Row.L1, level = Level.SOCKET)
    void outbox_ofAThousand_isSentInItsOrder() throws Exception {
        DemoSettings listening = DemoSettings.immediate().withFaults(FaultSwitch.of(Fault.NO_REPLY));
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, listening, "store.durability = process")) {
            String id = lumed.open("nutritionist");
            try (Feeds feed = lumed.eventsOf(id)) {
                feed.connection("live");
                lumed.demo().stopListening().toCompletableFuture().get();
                feed.connection("offline");
            }
            List<String> texts =
                    IntStream.range(0, QUEUED).mapToObj(i -> "number " + i).toList();
            for (String text : texts) {
                lumed.send(id, text);
            }
            lumed.post("/v1/conversations/" + id + "/messages", "{\"content\":\"one more\"}", 429);
            assertThat(lumed.get("/v1/status").path("outbox").asInt()).isEqualTo(QUEUED);

            lumed.demo().listenAgain().toCompletableFuture().get();
            lumed.demo()
                    .log()
                    .when(log -> lumed.demo().messages(id).size() == QUEUED + 1)
                    .toCompletableFuture()
                    .get();

            assertThat(lumed.demo().messages(id))
                    .filteredOn(message -> message.role().equals("user"))
                    .extracting(message -> message.content())
                    .isEqualTo(texts);
        }
    }

    @Test
    @Survives(row = Row.L1, level = Level.SOCKET)
    void history_ofTenThousand_isReadInItsOrderWhileTheApiAnswers() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.demo().create("nutritionist").id();
            lumed.demo()
                    .write(
                            id,
                            IntStream.range(1, HISTORY)
                                    .mapToObj(i -> Draft.user("number " + i))
                                    .toList());

            lumed.post("/v1/conversations/" + id + "/open", "", 200);
            Feeds feed = lumed.events("/v1/events");
            String other = lumed.open("fitness_coach");
            lumed.send(other, "Are you there?");
            feed.until(
                    "all of it",
                    () -> lumed.get("/v1/conversations/" + id)
                                    .path("message_count")
                                    .asInt()
                            == HISTORY);

            assertThat(history(lumed, id))
                    .isEqualTo(lumed.demo().messages(id).stream()
                            .map(message -> message.content())
                            .toList());
        }
    }

    private static List<String> history(RunningDaemon lumed, String id) throws Exception {
        Deque<String> texts = new ArrayDeque<>();
        String before = "";
        JsonNode page;
        do {
            page = lumed.get("/v1/conversations/" + id + "/messages?limit=1000" + before);
            JsonNode messages = page.path("messages");
            for (int i = messages.size() - 1; i >= 0; i--) {
                texts.addFirst(messages.path(i).path("content").asText());
            }
            before = "&before=" + messages.path(0).path("id").asText();
        } while (page.path("has_more").asBoolean());
        return List.copyOf(texts);
    }
}
