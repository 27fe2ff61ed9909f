package dev.lumed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong with the bytes of a connection, in which direction. */
@Tag("socket")
final class LineTest {

    private final ActorTestKit testKit = ActorTestKit.create();
    private final DemoBackend backend = DemoClient.await(DemoBackend.start(testKit.system(), DemoSettings.immediate()));
    private final DemoClient client = new DemoClient(backend);
    private final String id = backend.create("nutritionist").id();

    @AfterEach
    void stop() {
        testKit.shutdownTestKit();
    }

    @Test
    void socket_droppedMidFrame_isResetBeforeTheFrameIsWhole() {
        DemoPeer peer = client.open(id);
        peer.frame("connected");
        backend.dropSockets(id, Ending.MID_FRAME);
        assertThat(DemoClient.await(peer.closed())).isEqualTo(-1);
        assertThat(peer.rest()).isEmpty();
    }

    @Test
    void line_slow_hearsTheClientAtOnce() {
        backend.faults().put(FaultSwitch.of(Fault.SLOW_LINE).with(FaultParameter.DELAY, "1m"));
        CompletableFuture<DemoClient.Reply> answer = client.send("GET", "/consultations/" + id + "/messages", "");
        DemoClient.await(backend.log().when(CallKind.LIST_MESSAGES, 1));
        assertThat(answer).isNotDone();
    }

    @Test
    void socket_mute_hearsAndSaysNothing() {
        DemoPeer peer = client.open(id);
        peer.frame("connected");
        backend.dropSockets(id, Ending.MUTE);
        peer.say("{'type':'message','content':'Hello'}");
        DemoClient.await(client.send("GET", "/consultations/" + id + "/messages", ""));
        assertThat(backend.log().count(CallKind.SOCKET_MESSAGE)).isZero();
        assertThat(peer.rest()).isEmpty();
        assertThat(peer.closed().toCompletableFuture()).isNotDone();
    }
}
