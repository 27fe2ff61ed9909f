package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.meters.Scrape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are given fits the daemon: dashboard and alerts name metrics that a scrape has, units can be loaded. */
@Tag("socket")
final class OperationsTest {
    private static final Path OPS = Path.of("src", "main", "ops");
    private static final Path RULES = OPS.resolve("prometheus").resolve("lumed-alerts.yml");
    private static final Path DASHBOARD = OPS.resolve("grafana").resolve("lumed-dashboard.json");
    private static final Path DOCUMENT = Path.of("docs", "operations.md");
    private static final Pattern METRIC = Pattern.compile("\\b(?:lumed|jvm|process)_[a-z0-9_]+");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @TempDir
    static Path dataDir;

    @TempDir
    Path scratch;

    private static RunningDaemon lumed;
    private static String text;
    private static Scrape scrape;

    @BeforeAll
    static void useItAndScrape() throws Exception {
        lumed = RunningDaemon.start(dataDir);
        String id = lumed.open("nutritionist");
        try (Feeds feed = lumed.eventsOf(id)) {
            feed.connection("live");
            lumed.send(id, "What should I eat?");
            feed.reply();
        }
        assertThat(new ApiProbe(lumed.url()).status("/v1/status")).isEqualTo(401);
        sendNonsense(URI.create(lumed.url()).getPort());
        text = scraped();
        scrape = Scrape.read(text);
    }

    /** A version of HTTP that there is not. */
    private static void sendNonsense(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    private static String scraped() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(lumed.url() + "/metrics")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @AfterAll
    static void stop() throws IOException {
        lumed.close();
    }

    @Test
    void scrape_ofADaemonThatTalked_tellsOfIt() {
        assertThat(scrape.value("lumed_conversations_open{mode=\"live\"}")).isOne();
        assertThat(scrape.value("lumed_reply_first_content_seconds_count{via=\"websocket\"}"))
                .isOne();
        assertThat(scrape.value("lumed_messages_received_total{via=\"websocket\"}"))
                .isPositive();
        assertThat(scrape.value("lumed_backend_request_seconds_count{outcome=\"answered\"}"))
                .isPositive();
        assertThat(scrape.value("lumed_websocket_frames_total")).isPositive();
        assertThat(scrape.value("lumed_journal_write_seconds_count")).isPositive();
        assertThat(scrape.value("lumed_backend_authorized")).isOne();
        assertThat(scrape.value("lumed_store_writable")).isOne();
        assertThat(scrape.value("lumed_store_free_bytes")).isPositive();
        assertThat(scrape.names()).contains("lumed_build_info", "jvm_memory_used_bytes", "process_cpu_seconds_total");
    }

    @Test
    void scrape_whateverWasSaid_keepsItsNumberOfSeries() throws Exception {
        int before = ours(scrape).size();
        for (int i = 0; i < 5; i++) {
            lumed.open("coach-" + i);
        }
        Scrape later = Scrape.read(scraped());
        assertThat(ours(later)).as("labels that grow").hasSizeLessThan(before + 5);
    }

    private static Set<String> ours(Scrape scrape) {
        return scrape.series().keySet().stream()
                .filter(name -> name.startsWith("lumed_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void traffic_ofADaemonThatTalked_isShown() throws Exception {
        JsonNode last = lumed.get("/v1/traffic").path("buckets").path(0);
        assertThat(last.path("requests").asInt()).isPositive();
        assertThat(last.path("frames").asInt()).isPositive();
    }

    @Test
    void dashboard_namesMetrics_thatAScrapeHas() throws IOException {
        JsonNode dashboard = ApiJson.mapper().readTree(Files.readString(DASHBOARD));
        Set<String> named = metricsIn(String.join(
                "\n",
                dashboard.findValuesAsText("expr").toString(),
                dashboard.at("/templating").toString()));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(scrape.names()).containsAll(named);
    }

    @Test
    void alerts_nameMetrics_thatAScrapeHas() throws IOException {
        Set<String> named = metricsIn(Files.readString(RULES));
        assertThat(named).hasSizeGreaterThan(12);
        assertThat(scrape.names()).containsAll(named);
    }

    @Test
    void document_namesEveryAlertAndEveryMetricOfOurs() throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> alerts = ALERT.matcher(Files.readString(RULES))
                .results()
                .map(alert -> alert.group(1))
                .collect(Collectors.toSet());
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> assertThat(document).contains("`" + alert + "`"));
        Set<String> families = Pattern.compile("(?m)^# TYPE (lumed_\\w+)")
                .matcher(text)
                .results()
                .map(family -> family.group(1))
                .collect(Collectors.toSet());
        assertThat(families).hasSizeGreaterThan(20);
        assertThat(metricsIn(document)).isEqualTo(families);
    }

    private static Set<String> metricsIn(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void alerts_askedOfPromtool_areRightAndFireWhenTheyShould() throws Exception {
        LeftOut.unless(isThere("promtool"), "the alert rules are not checked, promtool is not installed");
        assertSuccess("promtool", "check", "rules", RULES.toString());
        assertSuccess(
                "promtool",
                "test",
                "rules",
                Path.of("src/test/resources/ops/lumed-alerts-test.yml").toString());
    }

    @Test
    void scrape_askedOfPromtool_isWellMade() throws Exception {
        LeftOut.unless(isThere("promtool"), "the scrape is not linted, promtool is not installed");
        Path ours = scratch.resolve("scrape");
        Files.writeString(
                ours, text.lines().filter(line -> line.contains("lumed_")).collect(Collectors.joining("\n", "", "\n")));
        assertSuccess("sh", "-c", "promtool check metrics < " + ours);
    }

    @Test
    void units_askedOfSystemd_canBeLoaded() throws Exception {
        LeftOut.unless(isThere("systemd-analyze"), "the units are not verified, systemd-analyze is not installed");
        Path program = Files.createFile(scratch.resolve("lumed"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String system = unit("system", "/opt/lumed/lumed", program);
        String user = unit("user", "%h/.local/share/lumed/lumed", program);
        // What it does not understand it only mentions, with the file's name.
        assertThat(assertSuccess("systemd-analyze", "verify", system)).doesNotContain("lumed.service");
        assertThat(assertSuccess("systemd-analyze", "--user", "verify", user)).doesNotContain("lumed.service");
    }

    private String unit(String kind, String placeholder, Path program) throws IOException {
        String unit = Files.readString(OPS.resolve("systemd").resolve(kind).resolve("lumed.service"));
        assertThat(unit).contains("ExecStart=" + placeholder);
        Path copy = Files.createDirectory(scratch.resolve(kind)).resolve("lumed.service");
        Files.writeString(copy, unit.replace("ExecStart=" + placeholder, "ExecStart=" + program));
        return copy.toString();
    }

    private static boolean isThere(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private String assertSuccess(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // systemd-analyze --user wants one, and a session that nobody logged in to has none.
        builder.environment().put("XDG_RUNTIME_DIR", scratch.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
        return said;
    }
}
