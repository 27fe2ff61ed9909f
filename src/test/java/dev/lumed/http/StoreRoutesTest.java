package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.Outcome;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store as a file, over the API. */
final class StoreRoutesTest {
    private static final String TYPE = "application/vnd.sqlite3";

    private ApiUnderTest api;

    @BeforeEach
    void start() {
        api = new ApiUnderTest();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ApiClient.Answer restore(String body, String type) {
        return api.client.call("PUT", "/v1/restore", body, request -> request.setHeader("Content-Type", type));
    }

    @Test
    void backup_askedFor_isAFileThatIsLetGo() {
        ApiClient.Answer answer = api.client.get("/v1/backup");

        assertThat(answer.text()).isEqualTo(FakeStore.CONTENT);
        assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(FakeStore.CONTENT.length()));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.store.closed).succeedsWithin(ApiUnderTest.DEADLINE);
    }

    @Test
    void backup_whoseReaderGoesAway_isLetGo() throws Exception {
        api.store.content = "x".repeat(50 << 20);
        String request = "GET /v1/backup HTTP/1.1\r\nHost: localhost:" + api.server.port()
                + "\r\nAuthorization: Bearer " + ApiUnderTest.TOKEN + "\r\n\r\n";
        try (Socket reader = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            reader.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.getInputStream().read()).isEqualTo('H');
        }

        assertThat(api.store.closed).succeedsWithin(ApiUnderTest.DEADLINE);
    }

    @Test
    void backup_forAClientThatCannotReadIt_isNotMade() {
        ApiClient.Answer answer =
                api.client.wrong("GET", "/v1/backup", "", request -> request.setHeader("Accept", "application/json"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(api.store.made).hasValue(0);
    }

    @Test
    void store_largerThanOtherBodies_isTakenIn() {
        ApiClient.Answer answer = restore("x".repeat(300_000), TYPE);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("kept").asText()).isEqualTo("lumed.db.before-restore-1");
        assertThat(api.store.taken).containsExactly(300_000);
    }

    @Test
    void store_refused_saysWhy() {
        api.store.restored = new Outcome.Refusal<>(Outcome.Kind.MISMATCH, "backup-unfit", "it is damaged");

        ApiClient.Answer answer = restore("x".repeat(300_000), TYPE);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("backup-unfit");
    }

    @Test
    void store_ofAnotherType_isUnsupported() {
        ApiClient.Answer json = api.client.wrong("PUT", "/v1/restore", "{}");
        ApiClient.Answer text =
                api.client.wrong("PUT", "/v1/restore", "x", request -> request.setHeader("Content-Type", "text/plain"));

        assertThat(json.status()).isEqualTo(415);
        assertThat(json.code()).isEqualTo("not-a-store");
        assertThat(text.status()).isEqualTo(415);
        assertThat(api.store.taken).isEmpty();
    }

    @Test
    void store_fromAStranger_isRefusedUnread() {
        ApiClient.Answer answer =
                api.stranger.wrong("PUT", "/v1/restore", "x", request -> request.setHeader("Content-Type", TYPE));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(api.store.taken).isEmpty();
    }

    @Test
    void type_ofAStore_isTakenNowhereElse() {
        ApiClient.Answer answer =
                api.client.wrong("PUT", "/v1/credentials", "{}", request -> request.setHeader("Content-Type", TYPE));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("not-json");
    }
}
