package dev.lumed.demo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenIssuerTest {

    private static final Account ANNE = new Account("u1", "anne@example.com", "secret");

    private Instant now = Instant.parse("2025-03-01T10:00:00Z");
    private final TokenIssuer issuer = new TokenIssuer(() -> now, Duration.ofMinutes(15), List.of(ANNE));

    @Test
    void login_withThePassword_letsIn() {
        assertThat(issuer.login("anne@example.com", "secret")).isEqualTo(ANNE);
        assertThatThrownBy(() -> issuer.login("anne@example.com", "guess")).isInstanceOf(RefusedException.class);
    }

    @Test
    void access_token_livesForItsTime() {
        Tokens tokens = issuer.issue(ANNE);
        assertThat(issuer.check(tokens.access())).isEqualTo(ANNE);
        now = now.plus(Duration.ofMinutes(15));
        assertThatThrownBy(() -> issuer.check(tokens.access())).hasMessageContaining("expired");
        assertThatThrownBy(() -> issuer.check(null)).hasMessageContaining("Missing");
    }

    @Test
    void refresh_token_isSpentByItsUse() {
        Tokens first = issuer.issue(ANNE);
        Tokens second = issuer.refresh(first.refresh());
        assertThat(issuer.check(second.access())).isEqualTo(ANNE);
        assertThatThrownBy(() -> issuer.refresh(first.refresh())).hasMessageContaining("revoked");
        assertThat(issuer.refresh(second.refresh())).isNotEqualTo(second);
    }

    @Test
    void expireAccess_now_leavesRefreshing() {
        Tokens tokens = issuer.issue(ANNE);
        issuer.expireAccess();
        assertThatThrownBy(() -> issuer.check(tokens.access())).hasMessageContaining("expired");
        assertThat(issuer.check(issuer.refresh(tokens.refresh()).access())).isEqualTo(ANNE);
    }

    @Test
    void revokeAll_always_leavesNothingButTheLogin() {
        Tokens tokens = issuer.issue(ANNE);
        issuer.revokeAll();
        assertThatThrownBy(() -> issuer.check(tokens.access())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> issuer.refresh(tokens.refresh())).isInstanceOf(RefusedException.class);
    }

    @Test
    void secrets_printed_areMasked() {
        assertThat(ANNE + " " + issuer.issue(ANNE)).doesNotContain("secret", "at-", "rt-");
    }
}
