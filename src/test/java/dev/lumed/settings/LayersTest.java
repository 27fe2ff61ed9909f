package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of flag, environment, file and default holds, and how its origin is told. */
class LayersTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("application.conf");
    }

    @Test
    void value_setNowhere_isTheDefault() throws Exception {
        assertThat(value(Map.of(), "lumed.api.port")).isEqualTo("7420 from default");
    }

    @Test
    void value_inTheFile_standsOverTheDefault() throws Exception {
        write("lumed {\n  api.port = 1\n}");

        assertThat(value(Map.of(), "lumed.api.port")).isEqualTo("1 from " + file + ":2");
    }

    @Test
    void value_inTheEnvironment_standsOverTheFile() throws Exception {
        write("lumed.api.port = 1");

        assertThat(value(Map.of("LUMED_PORT", "2"), "lumed.api.port"))
                .isEqualTo("2 from environment variable LUMED_PORT");
    }

    @Test
    void value_ofAFlag_standsOverTheEnvironment() throws Exception {
        Configuration read = Configuration.read(new Invocation(
                Optional.empty(), Optional.of(Path.of("/flag")), Map.of("LUMED_DATA_DIR", "/variable"), directory));

        assertThat(shown(read, "lumed.data-dir")).isEqualTo("/flag from flag --data-dir");
        assertThat(read.settings().dataDir().path()).isEqualTo(Path.of("/flag"));
    }

    @Test
    void variables_all_setTheirKeys() throws Exception {
        Configuration read = read(Map.of(
                "LUMED_BACKEND_URL", "http://consult.example",
                "LUMED_API_KEY", "key-1",
                "LUMED_ACCESS_TOKEN", "access-1",
                "LUMED_REFRESH_TOKEN", "refresh-1",
                "LUMED_EMAIL", "someone@example.org",
                "LUMED_PASSWORD", "password-1",
                "LUMED_PORT", "0",
                "LUMED_DATA_DIR", "/variable",
                "LUMED_API_TOKEN", "local-token"));
        BackendSettings backend = read.settings().backend();

        assertThat(backend.url()).hasToString("Optional[http://consult.example]");
        assertThat(backend.apiKey()).contains(Secret.of("key-1"));
        assertThat(backend.credentials())
                .isEqualTo(new CredentialSettings(
                        Optional.of(Secret.of("access-1")),
                        Optional.of(Secret.of("refresh-1")),
                        Optional.of("someone@example.org"),
                        Optional.of(Secret.of("password-1")),
                        Optional.empty()));
        assertThat(read.settings().api().port()).isZero();
        assertThat(read.settings().api().token()).contains(Secret.of("local-token"));
        assertThat(read.settings().dataDir().path()).isEqualTo(Path.of("/variable"));
    }

    @Test
    void variable_thatIsEmpty_countsAsNotSet() throws Exception {
        assertThat(value(Map.of("LUMED_PORT", ""), "lumed.api.port")).isEqualTo("7420 from default");
    }

    @Test
    void variable_thatIsWrong_isToldByItsName() {
        assertThat(failure(new Invocation(Optional.empty(), Optional.empty(), Map.of("LUMED_PORT", "many"), directory)))
                .hasMessage("environment variable LUMED_PORT: lumed.api.port: found many,"
                        + " allowed is a whole number from 0 to 65535");
    }

    @Test
    void problem_inTheFile_isToldWithFileAndLine() throws Exception {
        write("# mine\nlumed {\n  api.port = many\n}");

        assertThat(failure(invocation(Map.of())))
                .hasMessage(file + ":3: lumed.api.port: found many, allowed is a whole number from 0 to 65535");
    }

    @Test
    void file_thatDoesNotParse_isToldWithFileAndLine() throws Exception {
        write("lumed {\n  api.port = 1\n");

        assertThat(failure(invocation(Map.of()))).hasMessageStartingWith(file + ":3: found ");
    }

    @Test
    void file_namedAndMissing_isAProblem() {
        assertThat(failure(new Invocation(Optional.of(Path.of("missing.conf")), Optional.empty(), Map.of(), directory)))
                .hasMessage(directory.resolve("missing.conf")
                        + ": found no file to read, allowed is a readable HOCON file");
    }

    @Test
    void file_ofTheWorkingDirectory_isNotNeeded() throws Exception {
        assertThat(read(Map.of()).file()).isEmpty();
    }

    @Test
    void file_thatIncludesAnother_tellsTheOtherAsTheOrigin() throws Exception {
        Files.writeString(directory.resolve("secrets.conf"), "lumed.backend.api-key = \"key-1\"");
        write("include \"secrets.conf\"");

        assertThat(value(Map.of(), "lumed.backend.api-key"))
                .isEqualTo("*** from " + directory.resolve("secrets.conf") + ":1");
    }

    @Test
    void substitution_ofADefault_isResolved() throws Exception {
        write("lumed.demo.port = ${lumed.api.port}");

        assertThat(read(Map.of()).settings().demo().port()).isEqualTo(7420);
    }

    @Test
    void substitution_ofNothing_isAProblem() throws Exception {
        write("lumed {\n  demo.port = ${nowhere}\n}");

        assertThat(failure(invocation(Map.of()))).hasMessageStartingWith(file + ":2: found ");
    }

    @Test
    void changes_betweenTwoReadings_areToldWithSecretsMasked() throws Exception {
        Configuration before = Configuration.ofText("lumed.backend.api-key = \"key-1\"");
        Configuration after = Configuration.ofText("lumed { backend.api-key = \"key-2\", log.level = debug }");

        assertThat(before.changesTo(after))
                .containsExactly(
                        new Configuration.Change("lumed.backend.api-key", "***", "***", false),
                        new Configuration.Change("lumed.log.level", "info", "debug", true));
    }

    @Test
    void url_neededAndNotSet_saysWhatToSet() throws Exception {
        BackendSettings backend = read(Map.of()).settings().backend();

        assertThat(catchThrowableOfType(SettingsException.class, backend::requiredUrl))
                .hasMessageContainingAll("lumed.backend.url", "application.conf", "LUMED_BACKEND_URL");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private Invocation invocation(Map<String, String> environment) {
        return new Invocation(Optional.empty(), Optional.empty(), environment, directory);
    }

    private Configuration read(Map<String, String> environment) throws SettingsException {
        return Configuration.read(invocation(environment));
    }

    private String value(Map<String, String> environment, String key) throws SettingsException {
        return shown(read(environment), key);
    }

    private static String shown(Configuration configuration, String key) {
        EffectiveValue value = configuration.values().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        return value.text() + " from " + value.source();
    }

    private static SettingsException failure(Invocation invocation) {
        return catchThrowableOfType(SettingsException.class, () -> Configuration.read(invocation));
    }
}
