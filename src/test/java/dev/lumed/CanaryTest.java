package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Account;
import dev.lumed.demo.model.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret is a canary, everything goes wrong at the highest log level, and none is ever heard. */
@Tag("process")
final class CanaryTest {
    private static final String API_TOKEN = "canary-of-the-local-api";
    /** Has to be encoded in a URL. */
    private static final String ACCESS_TOKEN = "canary/access+token=";

    /** A canary, or a token as the demo backend issues them at a refresh. */
    private static final Pattern SECRET = Pattern.compile("canary|[ar]t-[0-9a-f]{8}-", Pattern.CASE_INSENSITIVE);

    private static final DemoSettings SETTINGS = DemoSettings.immediate()
            .withAccess(new DemoAccess(
                    "canary-api-key",
                    List.of(new Account("3f0c1a52-6b1d-4c39-9a57-0d8f2a6e4b10", "who@example.com", "canary-password")),
                    new Tokens(ACCESS_TOKEN, "canary-refresh-token"),
                    Duration.ofHours(1)));

    @TempDir
    Path home;

    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void noCanaryWasHeard() {
        assertThat(heard).isNotEmpty().noneMatch(line -> SECRET.matcher(line).find());
    }

    private DaemonProcess daemon(String format) throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/api-token"), API_TOKEN);
        return DaemonProcess.beside(home, SETTINGS, "log { level = debug, format = " + format + " }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void secrets_whateverTheBackendDoes_areNeverHeard(String format) throws Exception {
        try (DaemonProcess lumed = daemon(format)) {
            lumed.startDaemon();
            String id;
            try (Feeds feed = lumed.events("/v1/events")) {
                id = lumed.open("nutritionist");
                feed.connection("live");
                hear(feed);
            }
            for (FaultSwitch fault : faults(lumed.demo().uri())) {
                meet(fault, lumed, id);
            }
            renewTokens(lumed, id);
            askEverything(lumed, id);
            heard.addAll(threads(lumed.process().pid()));
            lumed.process().signal("TERM");
            listen(lumed);
            assertThat(heard).anyMatch(line -> line.contains("DEBUG"));
        }
        leftBehind();
    }

    /** Two files are there to hold a secret each, for their owner alone. */
    private void leftBehind() throws IOException {
        Path data = home.resolve("data");
        for (String name : List.of("api-token", "credentials")) {
            assertThat(holdsASecret(data.resolve(name))).as(name).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("credentials"))))
                .isEqualTo("rw-------");
        List<Path> files = filesOf(data);
        files.forEach(file -> heard.add(file.getFileName().toString()));
        assertThat(files).anyMatch(file -> file.endsWith("lumed.db")).noneMatch(this::holdsASecret);
    }

    private static List<FaultSwitch> faults(URI demo) {
        return List.of(
                FaultSwitch.of(Fault.UPGRADE_STATUS).with(FaultParameter.STATUS, 401),
                FaultSwitch.of(Fault.UPGRADE_STATUS).with(FaultParameter.STATUS, 503),
                FaultSwitch.of(Fault.UPGRADE_HTML),
                FaultSwitch.of(Fault.ACCESS_REFUSED),
                FaultSwitch.parse("rest-redirect", Map.of("to", "http://localhost:" + demo.getPort())),
                FaultSwitch.of(Fault.REST_HTML),
                FaultSwitch.of(Fault.REST_TRUNCATED),
                FaultSwitch.of(Fault.REST_RESET));
    }

    /** Until it has taken effect and is over. */
    private void meet(FaultSwitch fault, DaemonProcess lumed, String id) throws Exception {
        // One of its own for each fault: what the one before has brought about is over, and not in it.
        try (Feeds feed = lumed.eventsOf(id)) {
            lumed.demo().faults().put(fault);
            long before = lumed.demo().log().count(CallKind.UPGRADE);
            lumed.demo().dropSockets(Ending.RESET).toCompletableFuture().get();
            feed.next(
                    "the loss of the socket",
                    event -> event.is("connection")
                            && List.of("polling", "offline").contains(event.text("mode")));
            lumed.demo()
                    .log()
                    .when(CallKind.UPGRADE, before + 1)
                    .toCompletableFuture()
                    .get();
            lumed.demo().faults().clear();
            reconnect(lumed, id, feed);
            hear(feed);
        }
    }

    /**
     * Until it is live by the connection that is asked for here. One that came about by itself meanwhile is left with the
     * asking: only what is said after its answer counts, and not which events come.
     */
    private static void reconnect(DaemonProcess lumed, String id, Feeds feed) throws Exception {
        lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
        feed.until("live again", () -> lumed.get("/v1/conversations/" + id)
                .path("connection")
                .path("mode")
                .asText()
                .equals("live"));
    }

    private void renewTokens(DaemonProcess lumed, String id) throws Exception {
        try (Feeds feed = lumed.eventsOf(id)) {
            lumed.demo().revokeTokens();
            reconnect(lumed, id, feed);
            lumed.told(
                    "PUT", "/v1/credentials", "{\"access_token\":\"canary-new\",\"refresh_token\":\"canary-newer\"}");
            reconnect(lumed, id, feed);
            hear(feed);
        }
    }

    private void hear(Feeds feed) {
        feed.seen().forEach(event -> heard.add(event.toString()));
    }

    /** The names of its threads and where they are, as the JDK tells them. */
    private static List<String> threads(long pid) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.print")
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).anyMatch(line -> line.startsWith("\"lumed-"));
        return lines;
    }

    @Test
    void secrets_whereAPartDies_areNeverHeard() throws Exception {
        try (DaemonProcess lumed = daemon("text")) {
            lumed.startDaemonAs(DoomedDaemon.class, DoomedDaemon.OPTION);
            lumed.open("nutritionist");
            lumed.process().tell("dispatcher");
            assertThat(lumed.process().awaitExit()).isEqualTo(70);
            heard.addAll(lumed.process().err());
            assertThat(heard).anyMatch(line -> line.contains("doomed"));
        }
    }

    @Test
    void secrets_whereTheJvmCrashes_areNeverHeard() throws Exception {
        try (DaemonProcess lumed = daemon("text")) {
            lumed.startDaemonWith("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + home.resolve("crash.log"));
            lumed.open("nutritionist");
            lumed.process().signal("SEGV");
            assertThat(lumed.process().awaitExit()).isNotZero();
            heard.addAll(lumed.process().out());
            heard.addAll(lumed.process().err());
            heard.addAll(Files.readAllLines(home.resolve("crash.log"), StandardCharsets.ISO_8859_1));
            assertThat(heard).anyMatch(line -> line.contains("SIGSEGV"));
        }
    }

    private void askEverything(DaemonProcess lumed, String id) throws Exception {
        String conversation = "/v1/conversations/" + id;
        String message = lumed.send(id, "hello").path("id").asText();
        for (String path : List.of(
                "/metrics",
                "/health/live",
                "/health/ready",
                "/openapi.yaml",
                "/",
                "/v1/status",
                "/v1/conversations",
                conversation,
                conversation + "/messages",
                conversation + "/messages/" + message + "/story",
                conversation + "/transitions?limit=1000",
                conversation + "/nothing?token=" + "x",
                "/v1/conversations/none")) {
            heard.add(lumed.told("GET", path, ""));
        }
        heard.add(lumed.told("POST", "/v1/config/reload", ""));
        heard.add(lumed.told("PUT", "/v1/credentials", "{\"access_token\":\"canary-new\",\"refresh_token\":canary"));
        heard.add(lumed.told("PUT", "/v1/credentials", "{\"access_token\":[\"canary-new\"]}"));
        for (String[] command : new String[][] {
            {"config", "show"},
            {"config", "show", "-o", "json"},
            {"config", "check"},
            {"status"},
            {"ls", "-o", "json"},
            {"doctor"},
            {"doctor", "-o", "json"}
        }) {
            LumedProcess done = lumed.command(command);
            heard.addAll(done.out());
            heard.addAll(done.err());
        }
    }

    @Test
    void password_thatIsWrong_isNeverHeard() throws Exception {
        try (DaemonProcess lumed = daemon("text")) {
            lumed.with("LUMED_ACCESS_TOKEN", "canary-spent")
                    .with("LUMED_REFRESH_TOKEN", "canary-spent-too")
                    .with("LUMED_PASSWORD", "canary-wrong")
                    .startDaemon();

            heard.add(lumed.told("POST", "/v1/conversations", "{\"persona\":\"nutritionist\"}"));

            assertThat(lumed.demo().log().count(CallKind.LOGIN)).isEqualTo(1);
            heard.add(lumed.get("/v1/status").toString());
            assertThat(heard.get(1)).contains("unauthorized");
            lumed.process().signal("TERM");
            listen(lumed);
        }
    }

    @Test
    void secrets_whereTlsFails_areNeverHeard() throws Exception {
        try (DaemonProcess lumed = daemon("text")) {
            lumed.with(
                            "LUMED_BACKEND_URL",
                            "https://127.0.0.1:" + lumed.demo().uri().getPort())
                    .startDaemon();

            heard.add(lumed.told("POST", "/v1/conversations", "{\"persona\":\"nutritionist\"}"));

            assertThat(heard.get(0)).contains("TLS");
            lumed.process().signal("TERM");
            listen(lumed);
        }
    }

    @Test
    void secrets_inAConfigurationThatIsWrong_areNeverHeard() throws Exception {
        String wrong =
                """
                lumed {
                  api.token = [canary-1]
                  backend { api-key = { canary-2 = 3 }, credentials { password = ${canary-4 , access-token = "canary
                }
                """;
        try (DaemonProcess lumed = daemon("text")) {
            for (String text : List.of(wrong, wrong.replaceAll(", credentials .*", "}"))) {
                Files.writeString(home.resolve("application.conf"), text);
                LumedProcess check = lumed.command("config", "check");
                assertThat(check.awaitExit()).isEqualTo(1);
                heard.addAll(check.out());
                heard.addAll(check.err());
            }
        }
    }

    private void listen(DaemonProcess lumed) throws Exception {
        assertThat(lumed.process().awaitExit()).isZero();
        heard.addAll(lumed.process().out());
        heard.addAll(lumed.process().err());
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("api-token") && !file.endsWith("credentials"))
                    .toList();
        }
    }

    private boolean holdsASecret(Path file) {
        try {
            return SECRET.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
