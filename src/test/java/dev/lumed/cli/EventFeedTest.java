package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.settings.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of events over drops and restarts. */
final class EventFeedTest {

    private static final String CALL = "GET /v1/events";
    private static final String PATH = "/v1/events";

    @TempDir
    Path dataDir;

    private FakeDaemon daemon;
    private final List<String> read = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void start() {
        daemon = FakeDaemon.on(dataDir);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void stream_dropped_goesOnBehindTheLastEvent() throws Exception {
        daemon.streams(CALL, event(1) + event(2) + "id: 3\ndata: cut mid-w").streamsOn(CALL, event(3) + event(4));

        follow(4, pauses::add);

        assertThat(read).containsExactly("1", "2", "3", "4");
        assertThat(daemon.requests()).extracting(this::lastEventId).containsExactly("none", "2");
    }

    @Test
    void stream_thatOnlySaidWhereItIs_goesOnFromThere() throws Exception {
        daemon.streams(CALL, ": from here\nid: 12\n\n").streamsOn(CALL, event(13));

        follow(1, pauses::add);

        assertThat(daemon.requests()).extracting(this::lastEventId).containsExactly("none", "12");
    }

    @Test
    void daemon_restartedOnAnotherPort_isFoundAgain() throws Exception {
        daemon.streams(CALL, event(1));

        follow(2, pause -> {
            pauses.add(pause);
            daemon.close();
            if (pauses.size() == 3) {
                daemon = FakeDaemon.on(dataDir).streamsOn(CALL, event(2));
            }
        });

        assertThat(read).containsExactly("1", "2");
        assertThat(daemon.requests()).extracting(this::lastEventId).containsExactly("1");
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void daemon_thatRefusesAfterADrop_endsIt() {
        daemon.streams(CALL, event(1)).answers(CALL, 401, Samples.problem(401, "unauthorized", "no"));

        assertThatThrownBy(() -> follow(2, pauses::add)).isInstanceOf(CommandException.Unauthorized.class);
    }

    @Test
    void deadline_onAnOpenStream_endsTheWaiting() throws Exception {
        daemon.streamsOn(CALL, event(1));

        try (EventFeed feed = open(pauses::add)) {
            assertThat(feed.follow(event -> read.add(event.data()), Deadline.in(Duration.ofMillis(200))))
                    .isFalse();
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void events_manyMoreThanAreKept_allArrive() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int id = 1; id <= 5000; id++) {
            many.append(event(id));
        }
        daemon.streamsOn(CALL, many.toString());

        follow(5000, pauses::add);

        assertThat(read).hasSize(5000).last().isEqualTo("5000");
    }

    private void follow(int count, Pause pause) throws Exception {
        try (EventFeed feed = open(pause)) {
            boolean enough = feed.follow(
                    event -> {
                        read.add(event.data());
                        return read.size() < count;
                    },
                    Deadline.in(Duration.ofSeconds(20)));
            assertThat(enough).isTrue();
        }
    }

    private EventFeed open(Pause pause) throws Exception {
        String text = "lumed.data-dir = \"" + dataDir + "\"";
        Daemon client = new Daemon(new Endpoints(Configuration.ofText(text).settings()));
        return EventFeed.open(client, new Terminal(dataDir).pausing(pause).console(), PATH, Optional.empty());
    }

    private String lastEventId(FakeDaemon.Request request) {
        return request.headers().getOrDefault("Last-event-id", "none");
    }

    private static String event(int id) {
        return "id: " + id + "\ndata: " + id + "\n\n";
    }
}
