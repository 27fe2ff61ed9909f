package dev.lumed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.model.StoredMessage;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A conversation over real sockets with the backend at its best. */
@Tag("socket")
final class DemoBackendTest {

    private static ActorTestKit testKit;
    private DemoBackend backend;
    private DemoClient client;

    @BeforeAll
    static void startSystem() {
        testKit = ActorTestKit.create();
    }

    @AfterAll
    static void stopSystem() {
        testKit.shutdownTestKit();
    }

    @BeforeEach
    void start() {
        backend = DemoClient.await(DemoBackend.start(testKit.system(), DemoSettings.immediate()));
        client = new DemoClient(backend);
    }

    @AfterEach
    void stop() {
        DemoClient.await(backend.stop());
    }

    @Test
    void message_onASocket_isAcknowledgedStreamedAndStored() {
        String id = backend.create("nutritionist").id();
        DemoPeer peer = client.open(id);
        assertThat(peer.frame("connected").path("consultation_id").asText()).isEqualTo(id);

        peer.say("{'type':'message','content':'Hello, how do I get more protein?'}");
        peer.frame("message_received");
        String reply = peer.streamed();

        List<StoredMessage> stored = backend.messages(id);
        assertThat(stored).extracting(StoredMessage::role).containsExactly("assistant", "user", "assistant");
        assertThat(stored.get(2).content()).isEqualTo(reply).contains("| Food | Portion | Protein |");
    }

    @Test
    void ping_onASocket_isAnsweredBothWays() {
        DemoPeer peer = client.open(backend.create("nutritionist").id());
        peer.frame("connected");
        peer.say("{'type':'ping'}");
        peer.ping();
        peer.frame("pong");
        assertThat(DemoClient.await(peer.pong())).isEqualTo("pong");
    }

    @Test
    void create_first_greets() {
        DemoClient.Reply created = client.post("/consultations", "{'persona':'fitness_coach'}");
        assertThat(created.status()).isEqualTo(201);
        JsonNode greeting = created.data().path("greeting_message");
        assertThat(greeting.path("content").asText()).contains("coach");
    }
}
