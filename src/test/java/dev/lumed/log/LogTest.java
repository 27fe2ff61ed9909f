package dev.lumed.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LogFormat;
import dev.lumed.settings.LogLevel;
import dev.lumed.settings.LogSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SettingsException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.helpers.BasicMDCAdapter;

/** The lines of the log. */
final class LogTest {

    private static final String ACTOR = "dev.lumed.actor.ConversationActor";

    private final LoggerContext context = new LoggerContext();
    private final TextLine text = new TextLine(ZoneOffset.UTC);
    private final JsonLine json = new JsonLine();

    @BeforeEach
    void prepare() {
        context.setMDCAdapter(new BasicMDCAdapter());
    }

    @Test
    void text_ofAConversation_namesIt() {
        assertThat(text.of(event(ACTOR, "1a2b3c4d", "live after 120 ms")))
                .isEqualTo("12:00:00.250 INFO  actor        1a2b3c4d live after 120 ms");
    }

    @Test
    void text_ofNoConversation_keepsTheColumns() {
        assertThat(text.of(event("dev.lumed.Daemon", null, "ready")))
                .isEqualTo("12:00:00.250 INFO  lumed        -        ready");
    }

    @ParameterizedTest
    @CsvSource({
        "dev.lumed.http.routes.Feed,http",
        "org.apache.pekko.actor.Timer,pekko",
        "com.zaxxer.hikari.pool.HikariPool,hikari",
        "some.library.Thing,Thing"
    })
    void area_ofALogger_isItsPartOrLibrary(String logger, String area) {
        assertThat(LogLine.area(logger)).isEqualTo(area);
    }

    @Test
    void text_withBreaksAndEscapes_staysOneHarmlessLine() {
        assertThat(text.of(event(ACTOR, null, "refused\n12:00 ERROR forged \u001b[2J\u009b")))
                .endsWith("refused\\n12:00 ERROR forged \\u001b[2J\\u009b");
    }

    @Test
    void text_thatIsEndless_isCut() {
        assertThat(text.of(event(ACTOR, null, "x".repeat(100_000))))
                .hasSizeLessThan(4100)
                .endsWith("x…");
    }

    @Test
    void text_ofAFailure_hasItsTraceBelow() {
        assertThat(text.of(failure(new IllegalStateException("broken\nin two"))).lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).matches("(12:00|    ).*"))
                .anySatisfy(line -> assertThat(line).startsWith("    java.lang.IllegalStateException: broken"));
    }

    @Test
    void json_ofAConversation_isOneExactObject() throws JsonProcessingException {
        String line = json.of(event(ACTOR, "1a2b3c4d", "live\n\"now\""));

        assertThat(line).doesNotContain("\n");
        assertThat(new ObjectMapper().readTree(line))
                .isEqualTo(new ObjectMapper()
                        .readTree(
                                """
                {"time":"2025-03-01T12:00:00.250Z","level":"INFO","area":"actor","logger":"%s","thread":"main-1",
                 "message":"live\\n\\"now\\"","conversation":"1a2b3c4d"}"""
                                        .formatted(ACTOR)));
    }

    @Test
    void json_ofAFailure_hasItsTrace() throws JsonProcessingException {
        JsonNode line = new ObjectMapper().readTree(json.of(failure(new IllegalStateException("broken"))));

        assertThat(line.path("error").asText()).startsWith("java.lang.IllegalStateException: broken");
    }

    @Test
    void secrets_known_areScrubbedInEveryForm() throws SettingsException {
        Scrubber scrubber = Scrubber.of(Configuration.ofText(
                        """
                        lumed {
                          api.token = "canary-1", backend.api-key = "canary-2"
                          backend.credentials { access-token = "canary/3+x", refresh-token = "canary-4"
                                                email = "a@example.org", password = "canary-5" }
                          store.postgresql.password = "canary-6"
                        }
                        """)
                .settings());

        assertThat(scrubber.scrub(
                        "canary-1 canary-2 [canary/3+x] ?t=canary%2F3%2Bx& canary-4 canary-5 canary-6 canary-7"))
                .isEqualTo("*** *** [***] ?t=***& *** *** *** canary-7");
        scrubber.learn(Secret.of("canary-7"));
        assertThat(scrubber.scrub("canary-7")).isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abc.def-1 refused | Authorization: Bearer *** refused",
                "GET wss://h/ws?token=abc%2F1&x=1 failed | GET wss://h/ws?token=***&x=1 failed",
                "X-API-Key: abc, no                      | X-API-Key: ***, no",
                "token=***&x                             | token=***&x",
                "the token is refused                    | the token is refused",
            })
    void secrets_unknown_areScrubbedWhereTokensStand(String line, String scrubbed) {
        assertThat(new Scrubber().scrub(line)).isEqualTo(scrubbed);
    }

    @Test
    void secrets_tooShort_areLeft() {
        Scrubber scrubber = new Scrubber();
        scrubber.learn(Secret.of("live"));

        assertThat(scrubber.scrub("live")).isEqualTo("live");
    }

    @Test
    void secrets_ofAges_areForgottenForTheLatest() {
        Scrubber scrubber = new Scrubber();
        for (int i = 1000; i < 2000; i++) {
            scrubber.learn(Secret.of("canary-" + i));
        }

        assertThat(scrubber.scrub("canary-1000 canary-1999")).isEqualTo("canary-1000 ***");
    }

    @Test
    void log_started_writesScrubbedToStandardErrorAndKeepsLibrariesQuiet() {
        Scrubber scrubber = new Scrubber();
        scrubber.learn(Secret.of("canary-1"));
        String written = writtenToStandardError(() -> {
            Logging.apply(context, LogSettings.plain(LogFormat.TEXT, LogLevel.INFO), scrubber);
            context.getLogger(ACTOR).info("connecting with {}", "canary-1");
            context.getLogger(ACTOR).debug("too much");
            context.getLogger("org.apache.pekko.actor").info("chatter");
            context.getLogger("org.apache.pekko.actor").warn("trouble");
        });

        assertThat(written.lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).endsWith("INFO  actor        -        connecting with ***"))
                .anySatisfy(line -> assertThat(line).endsWith("WARN  pekko        -        trouble"));
    }

    @Test
    void log_atError_keepsLibrariesAtErrorToo() {
        String written = writtenToStandardError(() -> {
            Logging.apply(context, LogSettings.plain(LogFormat.JSON, LogLevel.ERROR), new Scrubber());
            context.getLogger(ACTOR).warn("trouble");
            context.getLogger("org.apache.pekko.actor").warn("trouble");
            context.getLogger("org.apache.pekko.actor").error("broken");
        });

        assertThat(written.lines())
                .singleElement()
                .asString()
                .startsWith("{\"time\":")
                .contains("\"broken\"");
    }

    private static String writtenToStandardError(Runnable logging) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            logging.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private LoggingEvent failure(Exception thrown) {
        return event(ACTOR, null, "failed", thrown);
    }

    private LoggingEvent event(String logger, String conversation, String message) {
        return event(logger, conversation, message, null);
    }

    private LoggingEvent event(String logger, String conversation, String message, Exception thrown) {
        LoggingEvent event = new LoggingEvent("", context.getLogger(logger), Level.INFO, message, thrown, null);
        event.setInstant(Instant.parse("2025-03-01T12:00:00.250Z"));
        event.setThreadName("main-1");
        event.setMDCPropertyMap(conversation == null ? Map.of() : Map.of(LogLine.CONVERSATION, conversation));
        return event;
    }
}
