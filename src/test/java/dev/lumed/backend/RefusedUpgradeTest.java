package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upgrades that are answered, but not with a socket. */
@Tag("socket")
final class RefusedUpgradeTest {
    private static final String PROXY = "an ordinary page instead of a socket: perhaps a proxy in between";

    @RegisterExtension
    static final TestBed BED = new TestBed();

    @ParameterizedTest
    @CsvSource({
        "400,Bad Request",
        "403,Forbidden",
        "404,Not Found",
        "426,Upgrade Required",
        "429,Too Many Requests",
        "500,Internal Server Error",
        "502,Bad Gateway",
        "503,Service Unavailable"
    })
    void upgrade_refused_isToldWithItsStatus(int status, String reason) {
        Told told = BED.told(visit -> visit.answer(status, "{\"success\":false,\"error\":\"" + ACCESS + "\"}"));
        assertThat(told.next()).isEqualTo(refused(status, reason, 0));
    }

    @ParameterizedTest
    @CsvSource({"7,7", "900,300", "soon,0"})
    void upgrade_refusedForAWhile_tellsForHowLong(String said, long seconds) {
        Told told = BED.told(visit -> visit.answer(503, "", "Retry-After: " + said));
        assertThat(told.next()).isEqualTo(refused(503, "Service Unavailable", seconds));
    }

    @Test
    @Survives(row = Row.N8, level = Level.SOCKET)
    void upgrade_answeredWithAPage_isRefused() {
        Told told = BED.told(visit -> visit.answer(200, "<html>Log in</html>", "Content-Type: text/html"));
        assertThat(told.next()).isEqualTo(refused(200, PROXY, 0));
    }

    @Test
    void upgrade_answeredWithoutEnd_isRefusedAndCut() {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        Told told = BED.told(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            try {
                while (!visit.closing().await(0, TimeUnit.SECONDS)) {
                    visit.raw("<p>");
                }
            } finally {
                cut.complete(true);
            }
        });
        assertThat(told.next()).isEqualTo(refused(200, PROXY, 0));
        assertThat(await(cut)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "308"})
    void upgrade_redirectedToAnotherHost_isNotFollowed(int status) {
        RawServer other = BED.server(visit -> visit.answer(200, ""));
        Told told = BED.told(visit -> visit.answer(status, "", "Location: " + other.url() + "/ws"));
        assertThat(told.next()).isEqualTo(refused(status, "a redirect, and none is followed: check the URL", 0));
        assertThat(other.connections()).isZero();
    }

    @Test
    void upgrade_answered101ByWhatSpeaksNoWebSocket_isRefused() {
        Told told = BED.told(visit -> {
            visit.upgrade("bm90IHRoZSByaWdodCBvbmU=");
            visit.hang();
        });
        assertThat(told.next()).isEqualTo(refused(101, "not the answer of a WebSocket server", 0));
    }

    @Test
    void upgrade_refused_endsTheConnection() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Told told = BED.told(visit -> {
            visit.answer(404, "");
            visit.awaitEnd();
            ended.complete(true);
        });
        assertThat(told.next()).isEqualTo(refused(404, "Not Found", 0));
        assertThat(await(ended)).isTrue();
    }

    private static SocketSignal refused(int status, String reason, long retrySeconds) {
        return new SocketSignal.Refused(status, reason, Duration.ofSeconds(retrySeconds));
    }
}
