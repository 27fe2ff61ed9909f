package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.IMPATIENT;
import static dev.lumed.backend.BackendFixture.KEY;
import static dev.lumed.backend.BackendFixture.PASSWORD;
import static dev.lumed.backend.BackendFixture.REFRESH;
import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.typesafe.config.ConfigFactory;
import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.ErrorBody;
import dev.lumed.wire.ErrorStyle;
import dev.lumed.wire.FrameCodec;
import dev.lumed.wire.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Backends that repeat all they were shown, and what of it is ever shown again: no secret, in words or in the log. */
@Tag("socket")
final class SecretsTest {
    private static final String[] CANARIES = {ACCESS, REFRESH, KEY, PASSWORD};

    @RegisterExtension
    static final TestBed BED = new TestBed(ConfigFactory.parseString("pekko.loglevel = DEBUG"));

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(usual);
        root.detachAppender(log);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 409, 429, 500, 503})
    void answer_thatRepeatsSecrets_isToldWithoutThem(int status) {
        sayNothingOf(visit -> visit.answer(status, error(visit, ErrorStyle.TEXT), "Location: /?" + shown(visit)));
        sayNothingOf(visit -> visit.answer(status, error(visit, ErrorStyle.OBJECT)));
    }

    @ParameterizedTest
    @MethodSource("oddPlaces")
    void answer_thatRepeatsSecretsInAnOddPlace_isToldWithoutThem(RawServer.Script script) {
        sayNothingOf(script);
    }

    @Test
    void socket_thatRepeatsSecrets_isToldWithoutThem() {
        sayNothingOf(visit -> {
            visit.upgrade();
            visit.text(FrameCodec.encode(new ServerFrame.Failure(shown(visit), shown(visit))));
            visit.text(shown(visit));
            visit.text("{\"type\":\"" + shown(visit));
            visit.closeFrame(4001, "key " + KEY + " and token " + ACCESS);
            visit.awaitEnd();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 429, 500})
    void signIn_thatRepeatsSecrets_isToldWithoutThem(int status) {
        Guarded guarded = new Guarded();
        guarded.refreshBy(visit -> visit.answer(status, error(visit, ErrorStyle.TEXT)));
        guarded.logInBy(visit -> visit.answer(status, error(visit, ErrorStyle.OBJECT)));
        sayNothingOf(guarded);
    }

    private void sayNothingOf(RawServer.Script script) {
        RawServer server = BED.server(script);
        List<String> said = said(server);
        assertThat(server.requests()).isNotEmpty();
        assertThat(said).isNotEmpty().allSatisfy(words -> assertThat(words).doesNotContain(CANARIES));
        assertThat(List.copyOf(log.list)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(CANARIES);
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).doesNotContain(CANARIES);
        });
    }

    private static List<String> said(RawServer server) {
        PekkoBackend backend = BED.backend(server.url(), BackendFixture.tokensAndLogin(), IMPATIENT);
        List<String> said = new ArrayList<>();
        Told told = new Told();
        backend.connect("a", told);
        for (SocketSignal signal = told.next(); true; signal = told.next()) {
            said.add(signal.toString());
            if (!(signal instanceof SocketSignal.Opened || signal instanceof SocketSignal.Received)) {
                break;
            }
        }
        Stream.of(
                        backend.messages("a", 0, 1),
                        backend.send("a", "ok"),
                        backend.create(new CreateConsultation("p", null, null, null, null, null)),
                        backend.complete("a"))
                .forEach(answer -> said.add(await(answer).toString()));
        return said;
    }

    private static String shown(Visit visit) {
        RawRequest request = visit.request();
        return request.target() + " " + request.headers() + " " + request.body() + " " + String.join(" ", CANARIES);
    }

    private static String error(Visit visit, ErrorStyle style) {
        return AnswerCodec.encodeError(new ErrorBody(shown(visit), shown(visit), null), style);
    }

    static Stream<Arguments> oddPlaces() {
        return Stream.of(
                place("page", visit -> visit.answer(502, "<html>" + shown(visit), "Content-Type: text/html")),
                place("no JSON", visit -> visit.answer(200, shown(visit))),
                place("JSON that is cut", visit -> visit.answer(200, "{\"data\":\"" + shown(visit))),
                place("header", visit -> visit.raw("HTTP/1.1 200 OK\r\n" + shown(visit) + ": 1\r\n\r\n")),
                place("length", visit -> visit.raw("HTTP/1.1 200 OK\r\nContent-Length: " + ACCESS + "\r\n\r\n")),
                place("date", visit -> visit.answer(204, "", "Date: " + ACCESS)),
                place("status", visit -> visit.raw("HTTP/1.1 503 " + ACCESS + "\r\nContent-Length: 0\r\n\r\n")),
                place("no HTTP", visit -> {
                    visit.raw(shown(visit) + "\r\n\r\n");
                    visit.hangUp();
                }),
                place("nowhere", Visit::reset));
    }

    private static Arguments place(String name, RawServer.Script script) {
        return Arguments.of(Named.of(name, script));
    }
}
