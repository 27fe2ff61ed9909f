package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.api.ApiJson;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that come again: with what they have sent already, and for what they have missed. */
@Tag("socket")
final class AgainTest {
    private static final String HI = "How do I begin?";
    private static final String CONVERSATIONS = "/v1/conversations";

    @TempDir
    Path dataDir;

    @Test
    @Survives(row = Row.W2, level = Level.API)
    void key_again_isTheSameMessageAlsoInFlightAndAfterARestart() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("fitness_coach");
            Feeds feed = lumed.eventsOf(id);
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(lumed.sendKeyed(id, "k-1", HI));
            }
            List<String> messages = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                messages.add(messageOf(answer.get()));
            }
            feed.reply();
            lumed.stopDaemon();
            lumed.startDaemon();
            messages.add(messageOf(lumed.sendKeyed(id, "k-1", HI).get()));
            HttpResponse<String> other =
                    lumed.sendKeyed(id, "k-1", "Something else.").get();
            lumed.sendKeyed(id, "k-2", HI).get();
            try (Feeds after = lumed.eventsOf(id)) {
                after.until("both", () -> lumed.backendLog(id).size() == 5);
            }

            assertThat(messages.stream().distinct()).hasSize(1);
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(lumed.backendLog(id))
                    .filteredOn(line -> line.contains(" user: "))
                    .allMatch(line -> line.endsWith(HI))
                    .hasSize(2);
        }
    }

    @Test
    @Survives(row = Row.W2, level = Level.API)
    void beginning_again_sendsItsFirstMessageOnce() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            HttpResponse<String> created =
                    lumed.postKeyed(CONVERSATIONS, "k-1", beginning(HI)).get();
            String id = idOf(created, 201);
            Feeds feed = lumed.eventsOf(id);
            HttpResponse<String> again =
                    lumed.postKeyed(CONVERSATIONS, "k-1", beginning(HI)).get();
            HttpResponse<String> other = lumed.postKeyed(CONVERSATIONS, "k-1", beginning("Something else."))
                    .get();
            lumed.postKeyed(CONVERSATIONS, "k-2", beginning("And then?")).get();
            feed.until(
                    "all",
                    () -> lumed.backendLog(id).size() == 5 && lumed.log(id).size() == 5);

            assertThat(idOf(again, 200)).isEqualTo(id);
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(lumed.backendLog(id))
                    .filteredOn(line -> line.contains(" user: "))
                    .satisfiesExactly(line -> assertThat(line).endsWith(HI), line -> assertThat(line)
                            .endsWith("And then?"));
        }
    }

    private static String beginning(String firstMessage) {
        return ApiJson.mapper()
                .createObjectNode()
                .put("persona", "fitness_coach")
                .put("initial_message", firstMessage)
                .toString();
    }

    private static String messageOf(HttpResponse<String> answer) throws Exception {
        return idOf(answer, 202);
    }

    private static String idOf(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return ApiJson.mapper().readTree(answer.body()).path("id").asText();
    }

    @Test
    @Survives(row = Row.W3, level = Level.API)
    void cursor_ofAnEarlierLife_isAResetWhereItCouldHideAGap() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("fitness_coach");
            Feeds all = lumed.events("/v1/events");
            Feeds one = lumed.eventsOf(id);
            lumed.send(id, HI);
            all.reply();
            one.reply();
            lumed.stopDaemon();
            lumed.demo().write(id, List.of(Draft.user("Written elsewhere.")));
            lumed.startDaemon();

            try (Feeds resumed = lumed.events("/v1/conversations/" + id + "/events?since=" + one.lastId());
                    Feeds lost = lumed.events("/v1/events?since=" + all.lastId())) {
                resumed.own("Written elsewhere.", "sent");
                assertThat(resumed.seen()).noneMatch(event -> event.is("reset"));
                assertThat(lost.next("the first event", event -> true).name()).isEqualTo("reset");
            }
        }
    }
}
