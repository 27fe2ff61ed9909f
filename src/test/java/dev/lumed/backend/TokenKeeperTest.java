package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.PASSWORD;
import static dev.lumed.backend.BackendFixture.REFRESH;
import static dev.lumed.backend.BackendFixture.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.backend.Credentials.State;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TokenKeeperTest {
    private static final Grant NEW = new Grant.Granted("new");

    private final FakeSignIn signIn = new FakeSignIn();
    private final TokenKeeper keeper = keeper(BackendFixture.tokens());

    @Test
    void access_withAToken_asksNobody() {
        assertThat(now(keeper.access())).isEqualTo(new Grant.Granted(ACCESS));
        assertThat(signIn.asked()).isEmpty();
        assertThat(keeper.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void renewal_wantedByMany_isMadeOnce() {
        List<CompletionStage<Grant>> grants = IntStream.range(0, 100)
                .mapToObj(call -> call % 2 == 0 ? keeper.renew(ACCESS) : keeper.renewForSocket(ACCESS))
                .toList();
        signIn.issue("new", "next");
        assertThat(grants).allSatisfy(grant -> assertThat(now(grant)).isEqualTo(NEW));
        assertThat(signIn.asked()).containsExactly("refresh " + REFRESH);
        assertThat(now(keeper.access())).isEqualTo(NEW);
    }

    @Test
    void renewal_ofATokenThatWasRenewedMeanwhile_isMadeAlready() {
        keeper.renew(ACCESS);
        signIn.issue("new", "next");
        assertThat(now(keeper.renew(ACCESS))).isEqualTo(NEW);
        assertThat(now(keeper.renewForSocket(ACCESS))).isEqualTo(NEW);
        assertThat(signIn.asked()).hasSize(1);
    }

    @Test
    void renewal_afterARenewal_spendsTheNextRefreshToken() {
        keeper.renew(ACCESS);
        signIn.issue("new", "next");
        keeper.accepted("new");
        keeper.renew("new");
        assertThat(signIn.asked()).containsExactly("refresh " + REFRESH, "refresh next");
    }

    @Test
    void refresh_refused_isNotTriedAgain() {
        CompletionStage<Grant> grant = keeper.renew(ACCESS);
        signIn.refuse("revoked");
        Grant denied = new Grant.Denied("the refresh of the tokens is refused: revoked");
        assertThat(now(grant)).isEqualTo(denied);
        assertThat(keeper.state()).isEqualTo(State.UNAUTHORIZED);
        assertThat(now(keeper.access())).isEqualTo(denied);
        assertThat(now(keeper.renew(ACCESS))).isEqualTo(denied);
        assertThat(now(keeper.renewForSocket(ACCESS))).isEqualTo(denied);
        assertThat(signIn.asked()).hasSize(1);
    }

    @Test
    void refresh_refusedWithAPasswordAtHand_isFollowedByALogin() {
        TokenKeeper both = keeper(BackendFixture.tokensAndLogin());
        CompletionStage<Grant> grant = both.renew(ACCESS);
        signIn.refuse("revoked");
        signIn.issue("new", "next");
        assertThat(now(grant)).isEqualTo(NEW);
        assertThat(signIn.asked()).containsExactly("refresh " + REFRESH, "login ann@example.org");
    }

    @Test
    void login_refused_isNotTriedAgain() {
        TokenKeeper password = keeper(BackendFixture.login());
        CompletionStage<Grant> grant = password.access();
        signIn.refuse("login refused: 401 Unauthorized");
        Grant denied = new Grant.Denied("login refused: 401 Unauthorized");
        assertThat(now(grant)).isEqualTo(denied);
        assertThat(now(password.access())).isEqualTo(denied);
        assertThat(signIn.asked()).containsExactly("login ann@example.org");
    }

    @Test
    void refreshToken_alone_isEnough() {
        TokenKeeper refreshing = keeper(credentials(null, REFRESH));
        CompletionStage<Grant> grant = refreshing.access();
        signIn.issue("new", "next");
        assertThat(now(grant)).isEqualTo(NEW);
        assertThat(signIn.asked()).containsExactly("refresh " + REFRESH);
    }

    @Test
    void accessToken_aloneAndRefused_isTheEnd() {
        TokenKeeper poor = keeper(credentials(ACCESS, null));
        assertThat(now(poor.renew(ACCESS)))
                .isEqualTo(new Grant.Denied("the access token is refused, and there is no refresh token"));
        assertThat(poor.state()).isEqualTo(State.UNAUTHORIZED);
    }

    @Test
    void credentials_missing_areSaidToBe() {
        TokenKeeper none = keeper(BackendFixture.nothing());
        assertThat(none.state()).isEqualTo(State.UNAUTHORIZED);
        assertThat(now(none.access()))
                .isEqualTo(new Grant.Denied("no credentials: set the tokens, or the e-mail address and the password"));
    }

    @Test
    void tokens_putAfterARefusal_areUsed() {
        keeper.renew(ACCESS);
        signIn.refuse("revoked");
        put(keeper, "new");
        assertThat(keeper.state()).isEqualTo(State.UNKNOWN);
        assertThat(now(keeper.access())).isEqualTo(NEW);
    }

    @Test
    void tokens_putDuringARenewal_winOverIt() {
        CompletionStage<Grant> grant = keeper.renew(ACCESS);
        put(keeper, "new");
        assertThat(now(grant)).isEqualTo(NEW);
        signIn.issue("stale", "stale");
        assertThat(now(keeper.access())).isEqualTo(NEW);
        keeper.renew("new");
        assertThat(signIn.asked()).containsExactly("refresh " + REFRESH, "refresh r-new");
    }

    @Test
    void refusal_ofARenewalThatWasOvertaken_meansNothing() {
        keeper.renew(ACCESS);
        put(keeper, "new");
        signIn.refuse("revoked");
        assertThat(keeper.state()).isEqualTo(State.UNKNOWN);
        CompletionStage<Grant> grant = keeper.renew("new");
        signIn.issue("newer", "next");
        assertThat(now(grant)).isEqualTo(new Grant.Granted("newer"));
    }

    @Test
    void token_accepted_isOk() {
        keeper.accepted("another");
        assertThat(keeper.state()).isEqualTo(State.UNKNOWN);
        keeper.accepted(ACCESS);
        assertThat(keeper.state()).isEqualTo(State.OK);
    }

    @Test
    void secrets_areAllThatMayNotBeShown() {
        TokenKeeper both = keeper(BackendFixture.tokensAndLogin());
        assertThat(both.secrets()).containsExactlyInAnyOrder(ACCESS, REFRESH, PASSWORD);
        put(both, "new");
        assertThat(both.secrets()).containsExactlyInAnyOrder(ACCESS, REFRESH, PASSWORD, "new", "r-new");
        assertThat(now(both.access())).hasToString("Granted[***]");
    }

    private TokenKeeper keeper(CredentialSettings settings) {
        return new TokenKeeper(settings, signIn, () -> 0, TokenVault.none());
    }

    private static void put(TokenKeeper keeper, String access) {
        keeper.put(Secret.of(access), Secret.of("r-" + access));
    }

    private static CredentialSettings credentials(String access, String refresh) {
        return new CredentialSettings(
                Optional.ofNullable(access).map(Secret::of),
                Optional.ofNullable(refresh).map(Secret::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
