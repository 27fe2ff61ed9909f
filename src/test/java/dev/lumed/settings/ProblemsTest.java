package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a configuration can be wrong, and what is said of it. */
class ProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // type
                "api.port = many                    | api.port | many | a whole number from 0 to 65535",
                "api.port = 74.5                    | api.port | 74.5 | a whole number from 0 to 65535",
                "api.port = [1]                     | api.port | [1] | a whole number from 0 to 65535",
                "api.port { real = 1 }              | api.port | a section | a whole number from 0 to 65535",
                "api.port = null                    | api.port | nothing | a whole number from 0 to 65535",
                "websocket.enabled = maybe          | websocket.enabled | maybe | true or false",
                "websocket.reconnect.factor = fast  | websocket.reconnect.factor | fast | a number from 1.0 to 10.0",
                "outbox.max-queued = 1e999999999    | outbox.max-queued | Infinity | a whole number from 1 to 100000",
                // range
                "api.port = 65536                   | api.port | 65536 | a whole number from 0 to 65535",
                "api.port = -1                      | api.port | -1 | a whole number from 0 to 65535",
                "polling.page-size = 101            | polling.page-size | 101 | a whole number from 1 to 100",
                "polling.page-size = 0              | polling.page-size | 0 | a whole number from 1 to 100",
                // unit
                "backend.request-timeout = 10       | backend.request-timeout | 10 | a duration with its unit from 100 ms to 5 m",
                "backend.request-timeout = 10 lm    | backend.request-timeout | `\"10 lm\"` | a duration with its unit from 100 ms to 5 m",
                "websocket.max-frame = 1048576      | websocket.max-frame | 1048576 | a size with its unit from 1 KiB to 64 MiB",
                "websocket.max-frame = 1GiB         | websocket.max-frame | 1GiB | a size with its unit from 1 KiB to 64 MiB",
                // choice
                "websocket.auth = cookie            | websocket.auth | cookie | one of both, query, header",
                "store.kind = h2                    | store.kind | h2 | one of sqlite, postgresql",
                "log.format = xml                   | log.format | xml | one of text, json",
            })
    void value_wrong_isToldWithWhatIsAllowed(String line, String key, String found, String allowed) {
        assertThat(problemsOf("lumed." + line))
                .containsExactly(new Problem(new Source.Text(1), "lumed." + key, found, allowed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backend.url = \"consult.example\"                          | backend.url",
                "backend.url = \"ftp://consult.example\"                    | backend.url",
                "backend.url = \"https:///base\"                            | backend.url",
                "backend.url = \"https://consult.example?key=1\"            | backend.url",
                "backend.url = \"not a url\"                                | backend.url",
                "backend.websocket-url = \"https://consult.example\"        | backend.websocket-url",
                "backend.api-key = \"\"                                     | backend.api-key",
                "data-dir = \"\"                                            | data-dir",
                "polling.tiers = []                                         | polling.tiers",
                "polling.tiers = [{ until = 30s, interval = 2s }]           | polling.tiers",
                "polling.tiers = [{ interval = 2s }, { interval = 3s }]     | polling.tiers",
                "polling.tiers = [{ until = 2m, interval = 2s }, { until = 1m, interval = 2s }, { interval = 3s }] | polling.tiers",
                "polling.tiers = [{ interval = 1ms }]                       | polling.tiers",
                "polling.tiers = [{ interval = 1s, util = 3s }]             | polling.tiers",
                "polling.tiers = 3s                                         | polling.tiers",
                "cluster.seed-nodes = [\"10.0.0.1\"]                        | cluster.seed-nodes",
                "store.postgresql.url = \"jdbc:h2:mem\"                     | store.postgresql.url",
                "store.postgresql.url = \"jdbc:postgresql://h/d?password=x\" | store.postgresql.url",
                "backend.tls.ca-file = missing.pem                          | backend.tls.ca-file",
                "backend.tls.ca-file = pom.xml                              | backend.tls.ca-file",
                "backend.tls.ca-file = src                                  | backend.tls.ca-file",
                "backend.tls.ca-file = \"/dev/null\"                        | backend.tls.ca-file",
                "backend.tls.verify = false                                 | backend.tls.verify",
                // over more than one key
                "api.host = \"0.0.0.0\"                                     | api.host",
                "api.host = \"localhost.example\"                           | api.host",
                "api.tls.certificate = \"/c.pem\"                          | api.tls.private-key",
                "api.tls.private-key = \"/k.pem\"                          | api.tls.certificate",
                "demo.faults = true                                         | demo.faults",
                "demo.host = \"0.0.0.0\"                                    | demo.host",
                "backend.credentials.email = \"someone@example.org\"        | backend.credentials.password",
                "backend.credentials.password = \"guess\"                   | backend.credentials.email",
                "store.kind = postgresql                                    | store.postgresql.url",
                "websocket.reconnect.min-backoff = 40s                      | websocket.reconnect.max-backoff",
                "websocket.reconnect.max-backoff = 1s                       | websocket.reconnect.max-backoff",
            })
    void value_unfit_isToldUnderItsKey(String line, String key) {
        assertThat(problemsOf("lumed." + line)).extracting(Problem::key).containsExactly("lumed." + key);
    }

    /** The library reads both by recursion. */
    @ParameterizedTest
    @ValueSource(strings = {"a {", "[", "a = ["})
    void nesting_withoutEnd_isOneProblem(String opening) {
        assertThat(problemsOf(opening.repeat(20_000))).singleElement().satisfies(problem -> assertThat(problem.key())
                .isEmpty());
    }

    @Test
    void host_thatOthersCanReach_needsACertificateOrLeave() throws SettingsException {
        String host = "lumed.api.host = \"0.0.0.0\"\n";
        assertThat(problemsOf(host).get(0).allowed()).contains("api.tls", "api.allow-plaintext");
        for (String enough : List.of(
                "lumed.api.allow-plaintext = true",
                "lumed.api.tls { certificate = \"/c.pem\", private-key = \"/k.pem\" }")) {
            assertThat(Configuration.ofText(host + enough).settings().api().isLocal())
                    .isFalse();
        }
    }

    @Test
    void cluster_askedFor_isRefused() {
        assertThat(problemsOf("lumed.cluster.enabled = true"))
                .extracting(Problem::key)
                .containsExactly("lumed.cluster.enabled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lumed.api.prot = 1                   | lumed.api.prot              | lumed.api.port",
                "lumed.websockets { enabled = true }  | lumed.websockets            | lumed.websocket",
                "lumed.websocket.min-backoff = 1s     | lumed.websocket.min-backoff | lumed.websocket.reconnect.min-backoff",
                "backend.url = \"https://x.example\"  | backend                     | lumed.backend",
                "lumed.pollling.interval = 1s         | lumed.pollling              | lumed.polling",
            })
    void key_unknown_isToldWithWhatWasProbablyMeant(String line, String key, String meant) {
        assertThat(problemsOf(line))
                .containsExactly(new Problem(
                        new Source.Text(1),
                        key,
                        "an unknown key",
                        "one of the documented keys; did you mean " + meant + "?"));
    }

    @Test
    void key_likeNone_isToldWithoutAGuess() {
        assertThat(problemsOf("lumed.colour-of-the-page = red"))
                .extracting(Problem::allowed)
                .containsExactly("one of the documented keys");
    }

    @Test
    void section_thatIsAValue_isToldWithItsKeys() {
        assertThat(problemsOf("lumed.log = json"))
                .containsExactly(new Problem(
                        new Source.Text(1), "lumed.log", "json", "a section with format, level, file, max-size, keep"));
    }

    @Test
    void problems_many_areAllToldInTheOrderOfTheLines() {
        assertThat(
                        problemsOf(
                                """
                        lumed {
                          websocket.auth = cookie
                          websocket.reconnect.min-backoff = 2h
                          colour = red
                          api.port = 99999
                        }
                        """))
                .extracting(problem -> problem.source() + " " + problem.key())
                .containsExactly(
                        "line 2 lumed.websocket.auth",
                        "line 3 lumed.websocket.reconnect.min-backoff",
                        "line 4 lumed.colour",
                        "line 5 lumed.api.port");
    }

    @Test
    void text_thatDoesNotParse_isToldWithItsLine() {
        List<Problem> problems = problemsOf("lumed {\n  api.port = 1\n");

        assertThat(problems).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.source()).isEqualTo(new Source.Text(3));
            assertThat(problem.found()).isNotBlank().doesNotContain("text: 3");
        });
    }

    @Test
    void secrets_inProblems_areNotShown() {
        List<Problem> problems = problemsOf(
                """
                lumed {
                  backend.url = "https://user:canary@consult.example?token=canary"
                  backend.api-key = ["canary"]
                  backend.credentials.access-token { canary = canary }
                  store.postgresql.url = "jdbc:postgresql://h/d?password=canary"
                  backend.tokken = canary
                }
                """);

        assertThat(problems).hasSize(5);
        assertThat(problems.toString()).doesNotContain("canary");
    }

    @Test
    void secrets_thatOtherKeysTakeOver_areNotShown() throws SettingsException {
        List<Problem> problems = problemsOf(
                """
                lumed {
                  backend.api-key = canary
                  backend.credentials.password = 12345
                  outbox.max-queued = ${lumed.backend.api-key}
                  websocket.ping-interval = ${lumed.backend.credentials.password}
                  polling.tiers = [{ interval = "1 "${lumed.backend.api-key} }]
                  api.host = ${longer}"canary"
                  api = "a canary"
                }
                longer = "%s"
                """
                        .formatted("l".repeat(97)));
        assertThat(problems).hasSizeGreaterThanOrEqualTo(3);
        assertThat(problems.toString()).doesNotContain("can", "12345");

        Configuration configuration = Configuration.ofText(
                "lumed { backend.api-key = canary, backend.url = \"http://\"${lumed.backend.api-key}\":1\" }");
        assertThat(configuration.values().toString()).doesNotContain("canary");
    }

    @Test
    void escape_thatIsNoCharacter_isToldWithWhatIsAllowed() {
        assertThat(problemsOf("lumed.api.host = \"\\u-010\"").toString()).contains("escape", "four hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling.tiers = [null]", "api.host = [[null]]", "polling.tiers = [{ interval = null }]"})
    void nothing_withinAValue_isShown(String text) {
        assertThat(problemsOf("lumed { backend.api-key = canary, " + text + " }")
                        .toString())
                .contains("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lumed.backend { \"api-key\" \"canary\" }",
                "lumed { backend.api-key = canary, outbox = ${lumed.backend}.max-queued }",
                "lumed { backend.api-key = canary, outbox = a${lumed.backend} }",
                "lumed { backend.api-key = canary, outbox = [canary]${lumed.backend.api-key} }",
                "lumed.backend.api-key = \"canary",
                "lumed.backend.api-key = canary canary { canary"
            })
    void secret_inTextThatDoesNotParse_isNotShown(String text) {
        assertThat(problemsOf(text).toString()).doesNotContain("canary");
    }

    private static List<Problem> problemsOf(String text) {
        return catchThrowableOfType(SettingsException.class, () -> Configuration.ofText(text))
                .problems();
    }
}
