package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.IMPATIENT;
import static dev.lumed.backend.BackendFixture.KEY;
import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.ConsultationPage;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.QuickAction;
import dev.lumed.wire.Sent;
import dev.lumed.wire.SentStyle;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("socket")
final class RestTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final WireMessage MESSAGE = WireMessage.plain("m-1", "user", "ok", NOON);
    private static final String PAGE = AnswerCodec.encodeMessages(new MessagePage(List.of(MESSAGE), 1L, null));

    private static ActorTestKit kit;
    private RawServer server;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void call_answered_showsKeyAndTokenAndReadsTheBody() {
        PekkoBackend backend = backend(visit -> visit.answer(200, PAGE));
        assertThat(await(backend.messages("AB-1", 40, 20)))
                .isEqualTo(new Answer.Success<>(new MessagePage(List.of(MESSAGE), 1L, null)));
        RawRequest request = server.requests().get(0);
        assertThat(request.target()).isEqualTo("/api/v1/consultations/ab-1/messages?limit=20&offset=40");
        assertThat(request.token()).isEqualTo(ACCESS);
        assertThat(request.headers()).containsEntry("x-api-key", KEY).containsEntry("user-agent", "lumed");
        assertThat(backend.credentials().state()).isEqualTo(Credentials.State.OK);
    }

    @Test
    void url_withAPath_keepsIt() {
        server = new RawServer(visit -> visit.answer(200, PAGE));
        await(BackendFixture.backend(kit.system(), server.url() + "/lume/").messages("a", 0, 1));
        assertThat(server.requests().get(0).target()).startsWith("/lume/api/v1/consultations/a/messages?");
    }

    @ParameterizedTest
    @EnumSource
    void send_answeredInEitherStyle_isSent(SentStyle style) {
        Sent sent = new Sent(MESSAGE, null);
        PekkoBackend backend = backend(visit -> visit.answer(style.status(), AnswerCodec.encodeSent(sent, style)));
        assertThat(await(backend.send("a", "ok\n"))).isEqualTo(new Answer.Success<>(sent));
        assertThat(server.requests().get(0).body()).isEqualTo("{\"content\":\"ok\\n\"}");
    }

    @Test
    void delete_ofWhatIsGone_isDone() {
        PekkoBackend backend =
                backend(visit -> visit.answer(visit.request().target().endsWith("a") ? 204 : 404, ""));
        assertThat(await(backend.delete("a"))).isEqualTo(new Answer.Success<>(Done.getInstance()));
        assertThat(await(backend.delete("b"))).isEqualTo(new Answer.Success<>(Done.getInstance()));
    }

    @Test
    void complete_withoutTheConsultation_fetchesIt() {
        Consultation consultation = consultation("a");
        PekkoBackend backend = backend(visit -> visit.answer(
                200,
                visit.request().method().equals("POST")
                        ? "{\"success\":true}"
                        : AnswerCodec.encodeConsultation(consultation)));
        assertThat(await(backend.complete("a"))).isEqualTo(new Answer.Success<>(consultation));
    }

    @Test
    void consultations_onManyPages_areReadToTheEnd() {
        List<Consultation> all = IntStream.range(0, 250)
                .mapToObj(number -> consultation("c-" + number))
                .toList();
        PekkoBackend backend = backend(visit -> {
            int offset = Integer.parseInt(visit.request().target().replaceFirst(".*offset=", ""));
            List<Consultation> page = all.subList(offset, Math.min(all.size(), offset + 100));
            visit.answer(200, AnswerCodec.encodeConsultations(new ConsultationPage(page, 250L, 100L, (long) offset)));
        });
        assertThat(await(backend.consultations())).isEqualTo(new Answer.Success<>(all));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void consultations_ofAServerThatIgnoresPaging_areReadOnce() {
        List<Consultation> all = IntStream.range(0, 120)
                .mapToObj(number -> consultation("c-" + number))
                .toList();
        PekkoBackend backend = backend(visit ->
                visit.answer(200, AnswerCodec.encodeConsultations(new ConsultationPage(all, null, null, null))));
        assertThat(await(backend.consultations())).isEqualTo(new Answer.Success<>(all));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void quickActions_withWishes_areAskedFor() {
        List<QuickAction> actions = List.of(new QuickAction("q", "t", "p", null, null, null));
        PekkoBackend backend = backend(visit -> visit.answer(200, AnswerCodec.encodeQuickActions(actions)));
        assertThat(await(backend.quickActions("goal", "a&b"))).isEqualTo(new Answer.Success<>(actions));
        assertThat(server.requests().get(0).target()).endsWith("/quick-actions?context_type=goal&persona=a%26b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../auth/login", "a?b", "a b", "a%2fb", "ä", "a\r\nb"})
    void id_thatIsNone_leadsToNoCall(String id) {
        PekkoBackend backend = backend(visit -> visit.answer(200, PAGE));
        assertThat(await(backend.messages(id, 0, 1))).isInstanceOf(Answer.Refused.class);
        assertThat(server.connections()).isZero();
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
    void redirect_toAnotherHost_isNotFollowed() {
        try (RawServer other = new RawServer(visit -> visit.answer(200, PAGE))) {
            PekkoBackend backend = backend(visit -> visit.answer(302, "", "Location: " + other.url() + "/x"));
            Answer<MessagePage> answer = await(backend.messages("a", 0, 1));
            assertThat(reason(answer)).isEqualTo("302 Found, a redirect, and none is followed: check the URL");
            assertThat(other.connections()).isZero();
        }
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
    void body_truncated_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"data");
            visit.hangUp();
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer was cut short");
    }

    @Test
    void chunkedBody_truncated_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"data\r\n");
            visit.hangUp();
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer was cut short");
    }

    @Test
    void connection_resetMidBody_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"data");
            visit.reset();
        });
        assertThat(await(backend.messages("a", 0, 1)))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        unavailable -> assertThat(unavailable.maybeProcessed()).isTrue());
    }

    @Test
    void connection_closedWithoutAnAnswer_mayHaveDelivered() {
        PekkoBackend backend = backend(Visit::hangUp);
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(
                        new Answer.Unavailable<>("the connection was closed before the answer", true, Duration.ZERO));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void answer_thatIsNotHttp_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            visit.hangUp();
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer is not HTTP");
    }

    @Test
    void answer_withoutEnd_isGivenUpWithFlatMemory() {
        byte[] blanks = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            for (int sent = 0; sent < 64; sent++) {
                visit.bytes(blanks);
            }
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer is too large");
    }

    @Test
    void port_refused_hasDeliveredNothing() {
        backend(visit -> visit.answer(200, PAGE));
        server.close();
        assertThat(await(BackendFixture.backend(kit.system(), server.url()).send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("connection refused", false, Duration.ZERO));
    }

    @Test
    void name_unknown_hasDeliveredNothing() {
        PekkoBackend backend = BackendFixture.backend(kit.system(), "http://nowhere.invalid");
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("the name of the host cannot be resolved", false, Duration.ZERO));
    }

    @Test
    void server_silent_isCutOffInTime() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        PekkoBackend backend = impatient(visit -> {
            visit.awaitEnd();
            ended.complete(true);
        });
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("no answer in time", true, Duration.ZERO));
        // The connection is gone, and nothing more came by it.
        assertThat(await(ended)).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void answer_drippingIn_isCutOffInTime() {
        PekkoBackend backend = impatient(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nX-Drip: ");
            drip(visit);
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("no answer in time");
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

    @Test
    void reads_oneAfterTheOther_shareAConnection() {
        PekkoBackend backend = backend(visit -> visit.answer(200, PAGE));
        for (int call = 0; call < 10; call++) {
            await(backend.messages("a", 0, 1));
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void read_byAConnectionThatWasClosedMeanwhile_isMadeByANewOne() {
        PekkoBackend backend = backend(visit -> {
            if (server.requests().size() == 2) {
                visit.hangUp();
            } else {
                visit.answer(200, PAGE);
            }
        });
        await(backend.messages("a", 0, 1));
        assertThat(await(backend.messages("a", 0, 1))).isInstanceOf(Answer.Success.class);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void send_afterReads_hasAConnectionOfItsOwn() {
        PekkoBackend backend = backend(visit -> visit.answer(200, PAGE));
        await(backend.messages("a", 0, 1));
        await(backend.send("a", "ok"));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void calls_tooManyAtOnce_waitForTheirTurn() {
        PekkoBackend backend = backend(visit -> visit.answer(200, PAGE));
        List<CompletableFuture<Answer<Sent>>> sending = IntStream.range(0, 300)
                .mapToObj(call -> backend.send("a", "ok").toCompletableFuture())
                .toList();
        assertThat(sending).allSatisfy(sent -> assertThat(await(sent)).isInstanceOf(Answer.Success.class));
    }

    private PekkoBackend backend(RawServer.Script script) {
        server = new RawServer(script);
        return BackendFixture.backend(kit.system(), server.url());
    }

    private PekkoBackend impatient(RawServer.Script script) {
        server = new RawServer(script);
        return BackendFixture.backend(kit.system(), server.url(), BackendFixture.tokens(), IMPATIENT);
    }

    /** A byte now and then, until the client has had enough. */
    private static void drip(Visit visit) throws java.io.IOException, InterruptedException {
        while (!visit.closing().await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            visit.raw("x");
        }
    }

    private static String reason(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        return ((Answer.Unavailable<?>) answer).reason();
    }

    private static Consultation consultation(String id) {
        return new Consultation(id, null, "p", "active", null, null, null, null, null, null, null, 0, NOON, null);
    }
}
