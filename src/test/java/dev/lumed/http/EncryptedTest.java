package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.settings.ApiSettings;
import dev.lumed.tls.ClientTls;
import dev.lumed.tls.PemIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API behind a certificate. */
@Tag("socket")
final class EncryptedTest {
    @TempDir
    Path directory;

    private PemIdentity identity;
    private ApiUnderTest api;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        identity = new PemIdentity(directory).make();
        api = new ApiUnderTest(
                new ApiSettings("127.0.0.1", 0, Optional.empty(), false, false, Optional.of(identity.files())));
        client = HttpClient.newBuilder()
                .sslContext(ClientTls.trusting(identity.files()))
                .build();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void api_withACertificate_isServedBehindIt() throws Exception {
        assertThat(api.server.uri()).hasScheme("https");
        HttpResponse<String> status = get("/v1/status");
        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void browsers_areToldToComeInNoOtherWay_butNotOnTheLoopback() throws Exception {
        String header = "Strict-Transport-Security: max-age=2592000";
        assertThat(liveBy("lumed.example")).startsWith("HTTP/1.1 200 ").contains(header);
        assertThat(liveBy("localhost")).startsWith("HTTP/1.1 200 ").doesNotContain("Strict-Transport");
        assertThat(liveBy("evil.example")).startsWith("HTTP/1.1 421 ").doesNotContain("Strict-Transport");
    }

    private String liveBy(String host) throws IOException {
        try (SSLSocket socket = socket()) {
            String request = "GET /health/live HTTP/1.1\r\nHost: " + host + ":" + api.server.port()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void cookie_given_isForThisWayAlone() throws Exception {
        HttpResponse<String> signedIn = get("/?token=" + ApiUnderTest.TOKEN);
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure", "; HttpOnly");
    }

    @Test
    void code_issued_isForThisWay() throws Exception {
        HttpRequest request = request("/v1/login-codes")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"url\":\"https://127.0.0.1:");
        assertThat(api.server.signInAddress()).hasScheme("https");
    }

    @Test
    void origin_ofThePage_isTheEncryptedOne() throws Exception {
        assertThat(suspend("https://localhost:")).isEqualTo(204);
        assertThat(suspend("https://lumed.example:")).isEqualTo(204);
        assertThat(suspend("http://localhost:")).isEqualTo(403);
    }

    private int suspend(String origin) throws Exception {
        HttpRequest request = request("/v1/suspend")
                .header("Origin", origin + api.server.port())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void version_thatIsTooOld_isRefused(String version) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {version});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void version_before13_isTakenToo() throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
        }
    }

    @Test
    void plainText_sentToIt_isNotAnswered() {
        String answer = RawExchange.answer(
                URI.create("http://127.0.0.1:" + api.server.port()), "GET /health/live HTTP/1.1", "Host: localhost");
        assertThat(answer).doesNotContain("HTTP");
    }

    @Test
    void certificate_renewed_isShownToNewConnections() throws Exception {
        try (SSLSocket before = socket()) {
            Certificate first = certificate(before);
            identity.make();
            assertThat(api.server.renewCertificate()).isTrue();
            try (SSLSocket after = socket()) {
                assertThat(certificate(after)).isNotEqualTo(first);
            }
            assertThat(get("/v1/status").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void client_thatKnowsAnotherCertificate_doesNotTrustThisOne(@TempDir Path elsewhere) {
        HttpClient stranger = HttpClient.newBuilder()
                .sslContext(ClientTls.trusting(
                        new PemIdentity(elsewhere).make().make().files()))
                .build();
        assertThatThrownBy(() -> stranger.send(request("/v1/status").build(), BodyHandlers.discarding()))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining(elsewhere.toString());
    }

    private static Certificate certificate(SSLSocket socket) throws IOException {
        socket.startHandshake();
        return socket.getSession().getPeerCertificates()[0];
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket)
                ClientTls.trusting(identity.files()).getSocketFactory().createSocket("127.0.0.1", api.server.port());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + api.server.port() + path))
                .timeout(ApiUnderTest.DEADLINE)
                .header("Authorization", "Bearer " + ApiUnderTest.TOKEN);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }
}
