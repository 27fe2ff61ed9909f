package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to type works, in its order: servers in terminals of their own, the rest in one. */
@Tag("process")
final class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern SERVER = Pattern.compile("(?m)^\\./lumed (demo|run|backend)$");

    @TempDir
    Path home;

    private String api = "";
    private String demo = "";

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void commands_all_succeed() throws Exception {
        assumeTrue(isThere("curl"), "the examples of the API need curl");
        Files.writeString(
                home.resolve("application.conf"),
                "lumed { api.port = 0, demo { port = 0, think-time = 0ms, piece-interval = 0ms } }");
        installLauncher();
        List<LumedProcess> servers = new ArrayList<>();
        try (Terminal terminal = new Terminal(home)) {
            for (String block : blocks()) {
                if (SERVER.matcher(block).find()) {
                    serve(block, servers);
                } else if (!block.startsWith("mvn ")) {
                    terminal.type(here(block));
                }
            }
            assertThat(terminal.typed()).isGreaterThan(15);
        } finally {
            servers.forEach(LumedProcess::close);
        }
    }

    @Test
    void ci_asTheReadmeSays_callsTheTestsAndNothingElse() throws IOException {
        List<String> tests =
                blocks().stream().filter(block -> block.startsWith("mvn ")).toList();

        assertThat(tests).hasSize(1);
        assertThat(Files.readAllLines(Path.of(".ci/run")))
                .filteredOn(line -> line.contains("mvn"))
                .singleElement()
                .asString()
                .startsWith(tests.get(0).strip() + " | tee");
    }

    /** In the place of the launcher, which would build the jar. */
    private void installLauncher() throws IOException {
        Path launcher = home.resolve("lumed");
        String words =
                LumedProcess.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Files.writeString(launcher, "#!/bin/sh\nexec " + words + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A demo or a backend begins a new story, for which the servers of the last one are stopped. */
    private void serve(String block, List<LumedProcess> servers) throws Exception {
        boolean daemonOnly = block.contains("./lumed run");
        if (!daemonOnly) {
            for (LumedProcess server : servers) {
                server.signal("INT");
                assertThat(server.awaitExit()).isZero();
            }
            servers.clear();
        }
        String command = SERVER.matcher(here(block)).replaceAll("exec ./lumed $1");
        LumedProcess server = LumedProcess.run(home, Map.of(), List.of("sh", "-e", "-c", command));
        servers.add(server);
        String url = server.awaitReady();
        if (!block.contains("./lumed backend")) {
            api = url;
        }
        if (!daemonOnly) {
            String switches = server.awaitLog("/demo");
            demo = switches.substring(switches.indexOf("http"), switches.lastIndexOf("/demo"));
        }
    }

    /** With the ports that were free here in the place of the usual ones. */
    private String here(String block) {
        return block.replace("http://127.0.0.1:7420", api).replace("http://127.0.0.1:7430", demo);
    }

    private static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** A shell that a person types into, who stops at the first command that fails. */
    private static final class Terminal implements AutoCloseable {
        private static final String PROMPT = "-- done: ";

        private final Process shell;
        private final Writer in;
        private final BufferedReader out;
        private int typed;

        Terminal(Path directory) throws IOException {
            shell = new ProcessBuilder("sh")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            in = shell.outputWriter();
            out = shell.inputReader();
            say("curl() { command curl --fail \"$@\"; }");
        }

        private void say(String line) throws IOException {
            in.write(line + "\n");
            in.flush();
        }

        void type(String block) throws IOException {
            for (String command : block.replace("\\\n", "").strip().split("\n+", -1)) {
                say(command + "\nstatus=$?; echo; echo \"" + PROMPT + "$status\"");
                assertThat(answer()).as(command).endsWith(PROMPT + "0");
                typed++;
            }
        }

        private String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                answer.append('\n').append(line);
                if (line.startsWith(PROMPT)) {
                    break;
                }
            }
            return answer.toString();
        }

        int typed() {
            return typed;
        }

        @Override
        public void close() {
            shell.destroyForcibly();
            shell.onExit().join();
        }
    }
}
