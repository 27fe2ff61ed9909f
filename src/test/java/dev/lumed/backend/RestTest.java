package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.KEY;
import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.ConsultationPage;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.QuickAction;
import dev.lumed.wire.Sent;
import dev.lumed.wire.SentStyle;
import dev.lumed.wire.WireMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are answered as documented, and the connections they are made by. */
@Tag("socket")
final class RestTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final WireMessage MESSAGE = WireMessage.plain("m-1", "user", "ok", NOON);
    private static final String PAGE = AnswerCodec.encodeMessages(new MessagePage(List.of(MESSAGE), 1L, null));

    @RegisterExtension
    static final TestBed BED = new TestBed();

    private RawServer server;

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
        server = BED.server(visit -> visit.answer(200, PAGE));
        await(BED.backend(server.url() + "/lume/", BackendFixture.tokens(), PATIENT)
                .messages("a", 0, 1));
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
        server = BED.server(script);
        return BED.backend(server);
    }

    private static Consultation consultation(String id) {
        return new Consultation(id, null, "p", "active", null, null, null, null, null, null, null, 0, NOON, null);
    }
}
