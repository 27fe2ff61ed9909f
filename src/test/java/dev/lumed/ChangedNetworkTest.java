package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.Networks.Way;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose network goes away and comes back as another, as laptops' do: no connection is closed, all are dead. */
@Tag("process")
final class ChangedNetworkTest {
    private static final String BEFORE = "Sent before.";
    private static final String AFTER = "Sent after.";
    private static final String AWAY = "Sent while the network was away.";
    private static final String ELSEWHERE = "Said elsewhere meanwhile.";

    /** A call that is under way when the network goes is not to be waited for. */
    private static final String QUICK = "backend.request-timeout = 2s, websocket.reconnect.slow-interval = 1s,"
            + " api { host = \"%s\", allow-plaintext = true }";

    @TempDir
    Path home;

    /** What happens to the network. Returns when it is as it will be, and told of the moment at which nothing works. */
    private interface Change {
        void happen(Networks networks, Feeds feed, Meanwhile meanwhile) throws Exception;
    }

    private interface Meanwhile {
        void talk() throws Exception;
    }

    @Test
    @Survives(row = Row.N2, level = Level.PROCESS)
    void conversation_whoseMachineGetsAnotherAddress_isLiveAgainAndWhole() throws Exception {
        assertSurvived((networks, feed, meanwhile) -> {
            networks.renumber(Way.FIRST);
            meanwhile.talk();
        });
    }

    @Test
    @Survives(row = Row.N2, level = Level.PROCESS)
    void conversation_whoseInterfaceIsDownForAWhile_isLiveAgainAndWhole() throws Exception {
        assertSurvived((networks, feed, meanwhile) -> {
            networks.goDown(Way.FIRST);
            meanwhile.talk();
            feed.connection("offline");
            networks.comeUp(Way.FIRST);
        });
    }

    @Test
    @Survives(row = Row.N2, level = Level.PROCESS)
    void conversation_whoseWayGoesByAnotherInterface_isLiveAgainAndWhole() throws Exception {
        assertSurvived((networks, feed, meanwhile) -> {
            networks.goDown(Way.FIRST);
            meanwhile.talk();
            networks.route(Way.SECOND);
        });
    }

    private void assertSurvived(Change change) throws Exception {
        LeftOut.unless(Networks.arePossible(), "networks that change need root and ip (apt-get install iproute2)");
        try (Networks networks = Networks.create();
                DaemonProcess lumed = DaemonProcess.beside(
                        home,
                        DemoSettings.immediate().withHost(networks.backend()),
                        QUICK.formatted(networks.daemon()))) {
            lumed.within(networks.entrance()).startDaemon();
            String id = lumed.open("coach");
            try (Feeds feed = lumed.eventsOf(id)) {
                feed.connection("live");
                lumed.send(id, BEFORE);
                feed.reply();

                change.happen(networks, feed, () -> {
                    lumed.send(id, AWAY);
                    lumed.demo().write(id, List.of(Draft.user(ELSEWHERE)));
                });
                // TCP alone would let it wait for a quarter of an hour.
                feed.connection("live");
                lumed.send(id, AFTER);

                assertWhole(lumed, id, feed);
            }
        }
    }

    /** Everything is there once, at both ends, and what was sent here is in its order. */
    private static void assertWhole(DaemonProcess lumed, String id, Feeds feed) throws Exception {
        feed.until(
                "all of it",
                () -> Delivery.texts(lumed.backendLog(id)).contains(AFTER)
                        && lumed.log(id).equals(lumed.backendLog(id)));
        assertThat(Delivery.texts(lumed.backendLog(id)))
                .containsExactlyInAnyOrder(BEFORE, AWAY, ELSEWHERE, AFTER)
                .containsSubsequence(BEFORE, AWAY, AFTER);
    }
}
