package dev.lumed.doctor;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Login;
import dev.lumed.wire.WireException;
import java.util.Optional;

/** With which token the backend lets us in. A refresh token is not tried: it would be spent, and the daemon shut out. */
final class SignInCheck {

    static final String SUBJECT = "credentials";
    static final String FIRST_CALL = "/consultations?limit=1&offset=0";

    private final BackendClient client;
    private final CredentialSettings credentials;

    SignInCheck(BackendClient client, CredentialSettings credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    /**
     * What came of it.
     *
     * @param first the answer to the first call, or to the login where that was refused
     * @param token the one that was taken, if any was
     */
    record SignedIn(Heard first, Optional<String> token, Finding finding) {
        @Override
        public String toString() {
            return "SignedIn[" + finding + "]";
        }
    }

    SignedIn examine() throws UnheardException {
        Optional<String> given = credentials.accessToken().map(Secret::reveal);
        Heard first = client.get(FIRST_CALL, given.orElse("none"));
        if (given.isPresent() && !first.unauthorized()) {
            return new SignedIn(first, given, Finding.ok(SUBJECT, "the access token is taken"));
        }
        if (credentials.email().isPresent() && credentials.password().isPresent()) {
            return loggedIn(first);
        }
        return new SignedIn(first, Optional.empty(), without(given.isPresent()));
    }

    private SignedIn loggedIn(Heard before) throws UnheardException {
        if (!before.unauthorized()) {
            // Nobody asks for a token: what answers is no such backend, or is broken, which says more than a login.
            return new SignedIn(before, Optional.empty(), Finding.warning(SUBJECT, "not tried", "mend the rest first"));
        }
        Heard login = client.logIn(new Login(
                credentials.email().orElseThrow(),
                credentials.password().orElseThrow().reveal()));
        if (!login.succeeded()) {
            return new SignedIn(
                    before,
                    Optional.empty(),
                    Finding.problem(
                            SUBJECT,
                            "the login is refused with status " + login.status(),
                            "check backend.api-key and backend.credentials: email and password"));
        }
        try {
            String token = AnswerCodec.decodeTokens(login.body()).access();
            return new SignedIn(
                    client.get(FIRST_CALL, token),
                    Optional.of(token),
                    Finding.ok(SUBJECT, "e-mail address and password are taken"));
        } catch (WireException e) {
            return new SignedIn(
                    before,
                    Optional.empty(),
                    Finding.problem(SUBJECT, "the answer to the login cannot be read", "check backend.url"));
        }
    }

    private Finding without(boolean refused) {
        boolean refreshable = credentials.refreshToken().isPresent();
        if (refused && refreshable) {
            return Finding.warning(
                    SUBJECT,
                    "the access token is refused; whether the refresh token still works is not tried, since that"
                            + " would spend it",
                    "start the daemon, which refreshes it; if it says unauthorized, set new tokens");
        }
        if (refused) {
            return Finding.problem(
                    SUBJECT,
                    "the access token is refused, and there is nothing else to sign in with",
                    "set a new one, or a refresh token with it, or email and password, in backend.credentials");
        }
        return refreshable
                ? Finding.warning(
                        SUBJECT,
                        "there is a refresh token only, which is not tried, since that would spend it",
                        "start the daemon, which signs in with it")
                : Finding.problem(
                        SUBJECT,
                        "there is nothing to sign in with",
                        "set tokens, or email and password, in backend.credentials or in the environment");
    }
}
