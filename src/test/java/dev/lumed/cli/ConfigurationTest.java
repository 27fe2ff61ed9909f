package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.cli.Terminal.Result;
import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import dev.lumed.settings.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that check and show the configuration. */
final class ConfigurationTest {

    @TempDir
    Path dataDir;

    private Terminal terminal;

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(dataDir);
    }

    @Test
    void configuration_wrong_isOneWithEveryProblem() throws IOException {
        write("lumed {\n  api.prot = 1\n  log.format = xml\n}");

        assertThat(terminal.run("config", "check").err())
                .isEqualTo(file() + ":2: lumed.api.prot: found an unknown key, allowed is one of the documented keys;"
                        + " did you mean lumed.api.port?\n"
                        + file() + ":3: lumed.log.format: found xml, allowed is one of text, json\n");
        assertThat(terminal.run("status").exitCode()).isEqualTo(78);
    }

    @Test
    void configuration_wrongForScripts_isListed() throws IOException {
        write("lumed.log.format = xml");

        assertThat(terminal.run("config", "check", "-o", "json"))
                .isEqualTo(new Result(
                        1,
                        "{\"ok\":false,\"problems\":[{\"file\":\"" + file() + "\",\"line\":1,\"source\":\"" + file()
                                + ":1\",\"key\":\"lumed.log.format\",\"found\":\"xml\","
                                + "\"allowed\":\"one of text, json\"}]}\n",
                        ""));
    }

    @Test
    void configuration_right_isFine() throws IOException {
        assertThat(terminal.run("config", "check").out())
                .isEqualTo("The configuration is fine (no file, the defaults alone).\n");
        write("lumed.log.format = json");
        assertThat(terminal.run("config", "check").out()).isEqualTo("The configuration is fine (" + file() + ").\n");
        assertThat(terminal.run("config", "check", "-o", "json").out()).isEqualTo("{\"ok\":true,\"problems\":[]}\n");
    }

    @Test
    void configuration_wrongForAnother_isOneToo() {
        Problem problem = new Problem(new Source.File(file(), 3), "lumed.demo.faults.what", "what", "a fault");
        terminal.inspecting(configuration -> {
            throw new SettingsException(List.of(problem));
        });

        assertThat(terminal.run("config", "check")).isEqualTo(new Result(1, "", problem + "\n"));
        assertThat(terminal.run("config", "check", "-o", "json").out())
                .startsWith("{\"ok\":false,\"problems\":[{\"file\":\"" + file() + "\",\"line\":3,");
    }

    @Test
    void configuration_shown_tellsTheOriginsAndNoSecret() throws IOException {
        write("lumed.log.format = json");
        terminal.with("LUMED_API_KEY", "canary");

        Result shown = terminal.run("config", "show");

        assertThat(shown.out())
                .containsPattern("(?m)^lumed.log.format +json +" + file() + ":1$")
                .containsPattern("(?m)^lumed.backend.api-key +\\*\\*\\* +environment variable LUMED_API_KEY$")
                .containsPattern("(?m)^lumed.api.port +7420 +default$")
                .doesNotContain("canary");
        assertThat(terminal.run("config", "show", "-o", "json").out())
                .contains("{\"key\":\"lumed.log.level\",\"value\":\"info\",\"source\":\"default\",\"reloadable\":true}")
                .doesNotContain("canary");
    }

    private Path file() {
        return dataDir.resolve("application.conf");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }
}
