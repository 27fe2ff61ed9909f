package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.login;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallerTest {
    @Test
    void call_whoseTokenDoesNotCome_isGivenUpInTime() {
        TokenKeeper keeper = new TokenKeeper(login(), new FakeSignIn(), () -> 0, TokenVault.none());
        // It comes to no request, and so to nothing that makes one.
        Caller caller = new Caller(null, null, null, keeper, Duration.ofMillis(50));
        assertThat(await(caller.perform(Call.get("/consultations", body -> body))))
                .isEqualTo(new Answer.Unavailable<>("signing in takes too long", false, Duration.ZERO));
    }
}
