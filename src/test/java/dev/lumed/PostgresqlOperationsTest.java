package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.postgresql.PostgresqlServer;
import dev.lumed.postgresql.PostgresqlStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator's guide says of a store on a database server. */
@Tag("process")
final class PostgresqlOperationsTest {
    private static final Map<String, String> NO_BACKEND = Map.of("LUMED_BACKEND_URL", "http://127.0.0.1:1");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final String EXAMPLE = "postgresql://lumed@db.example.org:5432/lumed";

    @TempDir
    Path home;

    private final PostgresqlStore database = database();

    private static PostgresqlStore database() {
        try {
            return PostgresqlServer.shared().database();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private LumedProcess run(String store) throws IOException {
        Files.writeString(home.resolve("application.conf"), "lumed { api.port = 0, " + store + " }");
        return LumedProcess.start(home, NO_BACKEND, "run");
    }

    /** The commands of the guide that call a program, with the database of this test in place of the example's. */
    private String commands(String program) throws IOException {
        String here = "postgresql://" + database.user() + "@127.0.0.1:" + database.port() + "/" + database.name();
        return BLOCK.matcher(Files.readString(Path.of("docs", "operations.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.startsWith(program + " "))
                .findFirst()
                .orElseThrow()
                .replace(EXAMPLE, here);
    }

    private void type(String commands) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", commands).directory(home.toFile());
        shell.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        String.valueOf(database.port()),
                        "PGUSER",
                        "postgres",
                        "PGPASSWORD",
                        database.password()));
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(commands + said).isZero();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void dump_restoredAsTheGuideSays_isTakenForWhatItIs() throws Exception {
        LeftOut.unless(isThere("pg_dump"), "a dump needs pg_dump: apt-get install postgresql-client");
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), database.configuration())) {
            lumed.startDaemon();
            String id = lumed.open("coach");
            try (Feeds feed = lumed.eventsOf(id)) {
                feed.connection("live");
                lumed.send(id, "before");
                feed.reply();
                type(commands("pg_dump"));
                lumed.send(id, "after");
                feed.reply();
            }
            lumed.process().signal("TERM");
            assertThat(lumed.process().awaitExit()).isZero();

            type(commands("pg_restore"));
            assertThat(database.number("SELECT count(*) FROM provenance WHERE kind = 'copied'"))
                    .isOne();
            lumed.startDaemon();

            Feeds feed = lumed.eventsOf(id);
            feed.until("what happened since", () -> lumed.log(id).equals(lumed.backendLog(id)));
            assertThat(lumed.log(id)).hasSize(5);
            assertThat(database.number("SELECT count(*) FROM provenance WHERE kind = 'restored'"))
                    .isOne();
        }
    }

    @Test
    void password_wrong_endsTheStartWithOneLine() throws Exception {
        String wrong = database.configuration().replace(database.password(), "guessed by somebody");

        try (LumedProcess lumed = run(wrong)) {
            assertThat(lumed.awaitExit()).isEqualTo(1);
            assertThat(lumed.err())
                    .singleElement()
                    .asString()
                    .contains(database.url(), "password authentication failed", "store.postgresql.url")
                    .doesNotContain("guessed");
        }
    }

    @Test
    void server_absent_endsTheStartWithOneLine() throws Exception {
        PostgresqlStore absent = new PostgresqlStore(1, "lumed");

        Ended.refused(run(absent.configuration()), absent.url(), "refused", "see that the server runs");
    }

    @Test
    void rights_missing_endTheStartWithOneLine() throws Exception {
        PostgresqlServer.shared().execute("ALTER DATABASE " + database.name() + " OWNER TO postgres");

        Ended.refused(run(database.configuration()), database.url(), "permission denied", "may make tables");
    }

    @Test
    void database_ofAnotherDaemon_endsTheStartAndIsFreeAfterAKill() throws Exception {
        try (LumedProcess first = run(database.configuration())) {
            first.awaitReady();
            String elsewhere = "data-dir = other, " + database.configuration();

            Ended.with(75, run(elsewhere), "another lumed works on " + database.url(), "connected from 127.0.0.1");
            first.kill();
            try (LumedProcess second = run(elsewhere)) {
                second.awaitReady();
                assertThat(second.err()).noneMatch(line -> line.contains("ERROR"));
            }
        }
    }

    @Test
    void database_madeAsTheGuideSays_isUsed() throws Exception {
        LeftOut.unless(isThere("psql"), "making a database needs psql: apt-get install postgresql-client");
        type(commands("psql"));
        PostgresqlStore made = new PostgresqlStore(database.port(), "lumed");

        try (LumedProcess lumed = run(made.configuration().replace(made.password(), "secret"))) {
            lumed.awaitReady();
        }
    }
}
