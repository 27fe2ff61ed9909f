package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.model.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tail} in a process of its own, over the end of a daemon and the start of the next. */
@Tag("process")
final class TailTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tail_overARestart_missesNothingAndRepeatsNothing(boolean ofAll) throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed.startDaemon();
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            long before = lumed.get("/v1/conversations/" + id).path("last_seq").asLong();

            try (LumedProcess tail =
                    ofAll ? lumed.begin("tail", "-o", "json", "--since", "0") : lumed.begin("tail", id, "-o", "json")) {
                tail.awaitOut(ofAll ? "\"reset\"" : "\"conversation\"");
                lumed.send(id, "Before.");
                tail.awaitOut("\"complete\"");
                lumed.process().kill();
                lumed.demo().write(id, List.of(Draft.user("Meanwhile."), Draft.assistant("Written meanwhile.")));
                tail.awaitLog("the connection to the daemon is lost");
                // It is not there when the new daemon learns of it, and has to ask.
                tail.signal("STOP");
                lumed.startDaemon();
                lumed.eventsOf(id).until("reading", () -> lumed.log(id).equals(lumed.backendLog(id)));
                tail.signal("CONT");
                tail.awaitLog("connected to the daemon again");
                tail.awaitOut("Written meanwhile.");
                Feeds feed = lumed.eventsOf(id);
                lumed.send(id, "After.");
                feed.reply();
                JsonNode log = lumed.get("/v1/conversations/" + id + "/messages?limit=1000&after=" + before);
                tail.awaitOut("\"seq\":" + log.path("last_seq").asLong());

                Map<String, String> told = told(tail.out());
                assertThat(told).containsValues("Before.", "Written meanwhile.", "After.");
                assertThat(told).isEqualTo(contents(log));
            }
        }
    }

    /** What was told last of each message; that no change was told twice is checked on the way. */
    private static Map<String, String> told(List<String> lines) throws Exception {
        Map<String, String> messages = new LinkedHashMap<>();
        List<Long> seqs = new ArrayList<>();
        for (String line : lines) {
            JsonNode event = ApiJson.mapper().readTree(line);
            if (event.path("event").asText().equals("message")) {
                JsonNode message = event.path("data");
                messages.put(
                        message.path("id").asText(), message.path("content").asText());
                seqs.add(message.path("seq").asLong());
            }
        }
        assertThat(seqs).doesNotHaveDuplicates().isSorted();
        return messages;
    }

    private static Map<String, String> contents(JsonNode log) {
        Map<String, String> messages = new LinkedHashMap<>();
        log.path("messages")
                .forEach(message -> messages.put(
                        message.path("id").asText(), message.path("content").asText()));
        return messages;
    }
}
