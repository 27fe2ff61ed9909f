package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.MessagePage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are answered, but not with what was asked for. */
@Tag("socket")
final class RefusedCallTest {
    @RegisterExtension
    static final TestBed BED = new TestBed();

    private RawServer server;

    @ParameterizedTest
    @CsvSource({"400,400 Bad Request", "403,403 Forbidden", "404,404 Not Found", "413,413 Content Too Large"})
    void refusal_withoutWords_isDefinite(int status, String reason) {
        PekkoBackend backend = backend(visit -> visit.answer(status, ""));
        assertThat(await(backend.send("a", "ok"))).isEqualTo(new Answer.Refused<>(status, null, reason, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599, 408, 301, 302, 307, 308})
    void answer_thatSettlesNothing_isUnavailable(int status) {
        PekkoBackend backend = backend(visit -> visit.answer(status, "oops", "Location: http://127.0.0.1:1/elsewhere"));
        assertThat(await(backend.send("a", "ok"))).isInstanceOfSatisfying(Answer.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).startsWith(Integer.toString(status));
            assertThat(unavailable.maybeProcessed()).isTrue();
        });
    }

    @Test
    @Survives(row = Row.S1, level = Level.SOCKET)
    void redirect_toAnotherHost_isNotFollowed() {
        RawServer other = BED.server(visit -> visit.answer(200, "{}"));
        PekkoBackend backend = backend(visit -> visit.answer(302, "", "Location: " + other.url() + "/x"));
        Answer<MessagePage> answer = await(backend.messages("a", 0, 1));
        assertThat(reason(answer)).isEqualTo("302 Found, a redirect, and none is followed: check the URL");
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 404, 502})
    void page_insteadOfJson_isUnavailable(int status) {
        PekkoBackend backend = backend(visit -> visit.answer(status, "<html>Log in</html>", "Content-Type: text/html"));
        assertThat(reason(await(backend.messages("a", 0, 1)))).endsWith(", an HTML page instead of an answer");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"data\":{\"messages\":[{\"id\":", "nonsense", "{\"success\":false}"})
    void body_thatCannotBeRead_isUnavailable(String body) {
        PekkoBackend backend = backend(visit -> visit.answer(200, body));
        assertThat(reason(await(backend.messages("a", 0, 1)))).startsWith("the answer cannot be read: ");
    }

    @Test
    void create_whereOneExists_namesIt() {
        String body = "{\"success\":false,\"error\":{\"code\":\"CONSULTATION_EXISTS\",\"message\":\"There is one\","
                + "\"details\":{\"existing_consultation_id\":\"AB-1\"}}}";
        PekkoBackend backend = backend(visit -> visit.answer(409, body));
        assertThat(await(backend.create(new CreateConsultation("p", null, null, null, null, null))))
                .isEqualTo(new Answer.Refused<>(409, "CONSULTATION_EXISTS", "409 Conflict: There is one", "ab-1"));
    }

    @ParameterizedTest
    @CsvSource({"7,7", "0,0", "900,300", "99999999999999999999,300", "-5,0", "soon,0", "'',0"})
    void retryAfter_asItIsSaid_isCappedAndObeyed(String said, long seconds) {
        Duration expected = Duration.ofSeconds(seconds);
        PekkoBackend throttling = backend(visit -> visit.answer(429, "", "Retry-After: " + said));
        assertThat(await(throttling.send("a", "ok")))
                .isEqualTo(new Answer.Throttled<>(expected, "429 Too Many Requests"));
        server.close();
        PekkoBackend busy = backend(visit -> visit.answer(503, "", "Retry-After: " + said));
        assertThat(await(busy.send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("503 Service Unavailable", true, expected));
    }

    @Test
    void retryAfter_absent_isZero() {
        PekkoBackend backend = backend(visit -> visit.answer(429, ""));
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(new Answer.Throttled<>(Duration.ZERO, "429 Too Many Requests"));
    }

    @Test
    void retryAfter_asADate_isTheTimeUntilThen() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC));
        PekkoBackend backend = backend(visit -> visit.answer(429, "", "Retry-After: " + date));
        assertThat(await(backend.send("a", "ok")))
                .isInstanceOfSatisfying(Answer.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(101)));
    }

    private PekkoBackend backend(RawServer.Script script) {
        server = BED.server(script);
        return BED.backend(server);
    }
}
