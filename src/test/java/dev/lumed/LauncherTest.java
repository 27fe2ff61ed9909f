package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, between a Maven and a Java that only say what they are asked for. */
@Tag("process")
final class LauncherTest {
    private static final String MAVEN = "mkdir -p target; echo built >>target/builds; : >target/lumed.jar";

    @TempDir
    Path directory;

    private Path home;

    /** What the launcher left behind. */
    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(directory.resolve("a home with spaces"));
        Files.copy(Path.of("lumed"), home.resolve("lumed"));
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        install("mvn", MAVEN);
        install("java", "case $1 in -version) echo 'openjdk version \"17.0.1\"' >&2;; *) echo \"$@\";; esac");
    }

    private void install(String program, String script) throws IOException {
        Path file = Files.createDirectories(directory.resolve("bin")).resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result launch(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = home.resolve("lumed").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        Path err = directory.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    private Result launch(String... arguments) throws Exception {
        return launch(Map.of(), arguments);
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("target/builds")).size();
    }

    @Test
    void jar_missing_isBuiltAndRun() throws Exception {
        Result result = launch("status", "-o", "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).endsWith("-jar " + home.resolve("target/lumed.jar") + " status -o json\n");
        assertThat(result.err()).isEqualTo("lumed: building, which takes a minute the first time…\n");
    }

    @Test
    void jar_fresh_isRunWithoutAWord() throws Exception {
        launch("ls");

        assertThat(launch("ls").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"pom.xml", "src/main/New.java"})
    void jar_olderThanItsSources_isBuiltAgain(String source) throws Exception {
        launch("ls");
        Path changed = Files.writeString(home.resolve(source), "changed");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(60)));

        launch("ls");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void build_thatFails_showsWhyAndRunsNothing() throws Exception {
        install("mvn", "echo 'a mistake in Main.java'; exit 1");

        Result result = launch("ls");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("a mistake in Main.java\n", "lumed: the build failed.\n");
        install("mvn", MAVEN);
        assertThat(launch("ls").exitCode()).isZero();
    }

    @Test
    void lock_ofABuildThatDied_isTaken() throws Exception {
        Files.createSymbolicLink(home.resolve(".lumed-build.lock"), Path.of("999999999"));

        assertThat(launch("ls").exitCode()).isZero();
        assertThat(home.resolve(".lumed-build.lock")).doesNotExist();
    }

    @Test
    void link_toTheLauncher_findsItsHome() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("bin/linked"), Path.of("../a home with spaces/lumed"));
        home = directory.resolve("elsewhere");
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve("lumed"), link);

        assertThat(launch("ls").out()).endsWith("a home with spaces/target/lumed.jar ls\n");
    }

    @ParameterizedTest
    @CsvSource({"run,-XX:+ExitOnOutOfMemoryError", "demo,-Xmx1g", "ls,-XX:TieredStopAtLevel=1"})
    void jvm_ofACommand_isTunedForIt(String command, String option) throws Exception {
        assertThat(launch(Map.of("LUMED_JAVA_OPTS", "-Dmore=1"), command).out()).contains(option, "-Dmore=1");
    }

    @Test
    void java_tooOldOrMissing_isTold() throws Exception {
        install("java", "echo 'openjdk version \"11.0.2\"' >&2");

        assertThat(launch("ls").err())
                .startsWith("lumed: lumed needs Java 17 or newer")
                .endsWith("is Java 11.\n");
        assertThat(launch(Map.of("JAVA_HOME", "/nowhere"), "ls").err())
                .isEqualTo("lumed: /nowhere/bin/java is not there; JAVA_HOME must name a JDK, 17 or newer.\n");
    }
}
