package dev.lumed.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.backend.Certificates;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.doctor.Finding.Verdict;
import dev.lumed.settings.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a backend in every state of health, and that looking does it no harm. */
@Tag("socket")
final class DoctorTest {
    private static final String GIVEN =
            "credentials { access-token = demo-access-token, refresh-token = demo-refresh-token }";
    private static final String LOGIN = "credentials { email = \"demo@example.com\", password = demo-password }";

    private static ActorTestKit testKit;

    @TempDir
    Path home;

    private DemoBackend demo;

    @BeforeAll
    static void startSystem() {
        testKit = ActorTestKit.create();
    }

    @AfterAll
    static void stopSystem() {
        testKit.shutdownTestKit();
    }

    @BeforeEach
    void start() throws Exception {
        demo = started(DemoSettings.immediate());
    }

    @AfterEach
    void stop() throws Exception {
        demo.stop().toCompletableFuture().get();
    }

    private static DemoBackend started(DemoSettings settings) throws Exception {
        return DemoBackend.start(testKit.system(), settings)
                .toCompletableFuture()
                .get();
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void backend_inGoodHealth_isFine(String credentials, String text) throws Exception {
        converse();

        List<Finding> findings = examine(credentials);

        assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.OK);
        assertThat(findings)
                .extracting(Finding::subject)
                .contains(
                        "java", "data-dir", "disk", "store", "port", "clock", "backend", "credentials", "paging", "ids")
                .endsWith("socket");
        assertThat(of("credentials", findings).text()).isEqualTo(text);
    }

    static Stream<Arguments> accesses() {
        return Stream.of(
                Arguments.of(GIVEN, "the access token is taken"),
                Arguments.of(LOGIN, "e-mail address and password are taken"));
    }

    @Test
    void looking_doesNoHarm() throws Exception {
        converse();
        demo.expireTokens();

        examine(GIVEN + "\n" + LOGIN);

        assertThat(demo.log().counts().keySet())
                .containsExactlyInAnyOrder(
                        CallKind.LIST_CONSULTATIONS, CallKind.LOGIN, CallKind.LIST_MESSAGES, CallKind.UPGRADE);
        demo.log().when(log -> log.openSockets() == 0).toCompletableFuture().get();
        assertThat(home.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void backend_withAFault_isFoundOut(FaultSwitch fault, String subject, Verdict verdict, String text)
            throws Exception {
        converse();
        demo.faults().put(fault);

        List<Finding> findings = examine(GIVEN);

        Finding finding = of(subject, findings);
        assertThat(finding.text()).contains(text);
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.remedy()).isNotEmpty();
        assertThat(findings.toString()).doesNotContain("demo-access-token", "demo-refresh-token", "demo-api-key");
    }

    static Stream<Arguments> faults() {
        Verdict worse = Verdict.WARNING;
        Verdict bad = Verdict.PROBLEM;
        return Stream.of(
                Arguments.of(FaultSwitch.of(Fault.UPGRADE_HTML), "socket", worse, "an ordinary page"),
                Arguments.of(FaultSwitch.of(Fault.UPGRADE_STATUS), "socket", worse, "refused with status 503"),
                Arguments.of(FaultSwitch.of(Fault.UPGRADE_HANG), "socket", worse, "the upgrade is not answered"),
                Arguments.of(FaultSwitch.of(Fault.SOCKET_SILENT), "socket", worse, "opens and stays silent"),
                Arguments.of(FaultSwitch.of(Fault.LIST_REPEATS), "paging", worse, "not what comes after"),
                Arguments.of(FaultSwitch.of(Fault.REST_HTML), "backend", bad, "a page of HTML"),
                Arguments.of(FaultSwitch.of(Fault.REST_STATUS), "backend", bad, "status 503"),
                Arguments.of(
                        FaultSwitch.of(Fault.REST_STATUS).with(FaultParameter.STATUS, 404),
                        "backend",
                        bad,
                        "does not know the consultations API"),
                Arguments.of(
                        FaultSwitch.parse("rest-redirect", Map.of("to", "http://elsewhere.example")),
                        "backend",
                        bad,
                        "sends on elsewhere"),
                Arguments.of(FaultSwitch.of(Fault.REST_HANG), "backend", bad, "no answer in time"),
                Arguments.of(FaultSwitch.of(Fault.REST_RESET), "backend", bad, "the connection failed"),
                Arguments.of(
                        FaultSwitch.of(Fault.REST_TRUNCATED).with(FaultParameter.HOW, "body"),
                        "backend",
                        bad,
                        "what cannot be read"),
                Arguments.of(FaultSwitch.of(Fault.ACCESS_REFUSED), "credentials", worse, "would spend it"));
    }

    @Test
    void lists_thatIgnorePaging_areNoticed() throws Exception {
        converse();
        demo.dialect(Dialect.current().with(Feature.LISTS, "whole"));

        assertThat(of("paging", examine(GIVEN)).text()).contains("ignores limit and offset");
    }

    @Test
    void backend_withoutAConversation_isLookedAtAsFarAsThatGoes() throws Exception {
        List<Finding> findings = examine(GIVEN);

        assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.OK);
        assertThat(of("lists", findings).text()).contains("no conversation yet");
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void credentials_wrongOrMissing_areAProblem(String credentials, String text) throws Exception {
        Finding finding = of("credentials", examine(credentials));

        assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(finding.text()).contains(text);
    }

    static Stream<Arguments> wrongCredentials() {
        return Stream.of(
                Arguments.of("", "nothing to sign in with"),
                Arguments.of("credentials { access-token = wrong }", "there is nothing else to sign in with"),
                Arguments.of(
                        "credentials { email = \"demo@example.com\", password = wrong }",
                        "the login is refused with status 401"));
    }

    @Test
    void clock_off_isSaidByHowMuch() throws Exception {
        InstantSource ahead = () -> InstantSource.system().instant().plus(Duration.ofMinutes(10));

        Finding finding = of("clock", Doctor.examine(settings(GIVEN).settings(), ahead));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.text()).matches("this machine's clock is (599|60[0-9]) s ahead of the backend's");
    }

    @Test
    void backend_dead_isAProblem() throws Exception {
        demo.stopListening().toCompletableFuture().get();

        Finding finding = of("backend", examine(GIVEN));

        assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(finding.text()).isEqualTo("no connection could be made");
    }

    @Test
    void backend_missing_isAWarning() throws Exception {
        Configuration none = Configuration.ofText("lumed { data-dir = \"" + home + "\", api.port = 0 }");

        Finding finding = of("backend", Doctor.examine(none.settings(), InstantSource.system()));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.remedy()).contains("LUMED_BACKEND_URL");
    }

    @Test
    void certificate_thatNobodyVouchesFor_isAProblem() throws Exception {
        Path keys = Files.createDirectory(home.resolve("keys"));
        DemoBackend encrypted = started(DemoSettings.immediate().withTls(Certificates.selfSigned(keys)));
        try {
            Configuration configuration = settings(encrypted.uri().toString(), GIVEN);

            Finding finding = of("tls", Doctor.examine(configuration.settings(), InstantSource.system()));

            assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
            assertThat(finding.text()).contains("self-signed");
        } finally {
            encrypted.stop().toCompletableFuture().get();
        }
    }

    @Test
    void certificate_ofAConfiguredAuthority_isFine() throws Exception {
        Certificates certificates = new Certificates(Files.createDirectory(home.resolve("keys")));
        DemoBackend encrypted = started(DemoSettings.immediate().withTls(certificates.demo()));
        try {
            String tls = "tls.ca-file = \"" + certificates.authority() + "\"";
            Configuration configuration = settings(encrypted.uri().toString(), GIVEN + "\n" + tls);

            Finding finding = of("tls", Doctor.examine(configuration.settings(), InstantSource.system()));

            assertThat(finding.verdict()).isNotEqualTo(Verdict.PROBLEM);
            assertThat(finding.text()).contains("is good until");
        } finally {
            encrypted.stop().toCompletableFuture().get();
        }
    }

    private void converse() {
        String id = demo.create("nutritionist").id();
        demo.write(id, List.of(Draft.user("Hello."), Draft.assistant("Hello to you.")));
    }

    private List<Finding> examine(String credentials) throws Exception {
        return Doctor.examine(settings(credentials).settings(), InstantSource.system());
    }

    private Configuration settings(String credentials) throws Exception {
        return settings(demo.uri().toString(), credentials);
    }

    private Configuration settings(String url, String credentials) throws Exception {
        return Configuration.ofText(
                """
                lumed {
                  data-dir = "%s"
                  api.port = 0
                  websocket.connect-timeout = 500ms
                  backend { url = "%s", api-key = demo-api-key, request-timeout = 2s
                    %s }
                }
                """
                        .formatted(home.resolve("data"), url, credentials));
    }

    private static Finding of(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + subject + " in " + findings));
    }
}
