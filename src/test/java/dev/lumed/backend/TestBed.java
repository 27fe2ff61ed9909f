package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.PATIENT;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.SocketAuth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorSystem;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An actor system for the tests of a class, and servers that are closed after each of them. */
final class TestBed implements AfterEachCallback, AfterAllCallback {
    private final ActorTestKit kit;
    private final List<RawServer> servers = new ArrayList<>();

    TestBed() {
        this(ConfigFactory.empty());
    }

    TestBed(Config config) {
        this.kit = ActorTestKit.create(config.withFallback(ConfigFactory.load()));
    }

    ActorSystem<?> system() {
        return kit.system();
    }

    /** For waiting until something holds. */
    TestProbe<?> probe() {
        return kit.createTestProbe();
    }

    RawServer server(RawServer.Script script) {
        return server(ServerSocketFactory.getDefault(), script);
    }

    RawServer server(ServerSocketFactory sockets, RawServer.Script script) {
        RawServer server = new RawServer(sockets, script);
        servers.add(server);
        return server;
    }

    PekkoBackend backend(RawServer server) {
        return backend(server, BackendFixture.tokens());
    }

    PekkoBackend backend(RawServer server, CredentialSettings credentials) {
        return backend(server.url(), credentials, PATIENT);
    }

    PekkoBackend backend(String url, CredentialSettings credentials, Duration requestTimeout) {
        return BackendFixture.backend(system(), url, credentials, requestTimeout);
    }

    PekkoBackend backend(RawServer server, SocketAuth auth) {
        return PekkoBackend.create(
                system(),
                BackendFixture.settings(server.url(), BackendFixture.tokens(), PATIENT),
                BackendFixture.websocket(auth));
    }

    /** What comes of a socket to a server that does this. */
    Told told(RawServer.Script script) {
        Told told = new Told();
        backend(server(script)).connect("a", told);
        return told;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        servers.forEach(RawServer::close);
        servers.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kit.shutdownTestKit();
    }
}
