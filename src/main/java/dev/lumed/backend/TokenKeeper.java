package dev.lumed.backend;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import dev.lumed.wire.Login;
import dev.lumed.wire.TokenPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one pair of tokens for all, and renews it once for all who find it refused. A pair that was put from
 * outside wins over one that was on its way.
 */
public final class TokenKeeper implements Credentials {
    private static final String NOTHING = "no credentials: set the tokens, or the e-mail address and the password";

    private final @Nullable Login login;
    private final Renewal renewal;
    private final Restraint restraint;
    private final TokenVault vault;

    private @Nullable String access;
    private @Nullable String refresh;
    private List<String> spent = List.of();
    private State state = State.UNKNOWN;
    private String denial = NOTHING;
    private @Nullable CompletableFuture<Grant> running;

    TokenKeeper(CredentialSettings settings, SignIn signIn, LongSupplier nanoTime, TokenVault vault) {
        this.access = settings.accessToken().map(Secret::reveal).orElse(null);
        this.refresh = settings.refreshToken().map(Secret::reveal).orElse(null);
        this.login = login(settings);
        this.renewal = new Renewal(signIn, login);
        this.restraint = new Restraint(nanoTime);
        this.vault = vault;
        if (access == null && refresh == null && login == null) {
            state = State.UNAUTHORIZED;
        }
    }

    private static @Nullable Login login(CredentialSettings settings) {
        return settings.email().isPresent() && settings.password().isPresent()
                ? new Login(settings.email().get(), settings.password().get().reveal())
                : null;
    }

    @Override
    public CompletionStage<?> put(Secret accessToken, Secret refreshToken) {
        TokenPair pair = new TokenPair(accessToken.reveal(), refreshToken.reveal());
        CompletableFuture<Grant> waiting;
        CompletionStage<?> kept;
        synchronized (this) {
            kept = vault.keep(accessToken, refreshToken);
            waiting = running;
            running = null;
            restraint.forget();
            hold(pair);
            state = State.UNKNOWN;
        }
        if (waiting != null) {
            waiting.complete(new Grant.Granted(pair.access()));
        }
        return kept;
    }

    @Override
    public synchronized State state() {
        return state;
    }

    /** The token to make a call with. */
    CompletionStage<Grant> access() {
        synchronized (this) {
            if (state != State.UNAUTHORIZED && access != null) {
                return CompletableFuture.completedFuture(new Grant.Granted(access));
            }
        }
        return renew(null);
    }

    /** A token instead of the one that a call was refused with; null where there was none. */
    CompletionStage<Grant> renew(@Nullable String refused) {
        CompletableFuture<Grant> started;
        String refreshToken;
        synchronized (this) {
            Grant known = known(refused);
            if (known != null) {
                return CompletableFuture.completedFuture(known);
            }
            if (running != null) {
                return running;
            }
            Grant objection = restraint.objection(refused != null);
            if (objection != null) {
                return CompletableFuture.completedFuture(objection);
            }
            started = new CompletableFuture<>();
            running = started;
            refreshToken = refresh;
        }
        renewal.by(refreshToken).thenAccept(outcome -> settle(started, outcome));
        return started;
    }

    /** As {@link #renew}, for an upgrade: one that is refused although the token is good is refused for other reasons. */
    CompletionStage<Grant> renewForSocket(String refused) {
        synchronized (this) {
            if (refused.equals(access) && restraint.isGood()) {
                return CompletableFuture.completedFuture(new Grant.NoBetter());
            }
        }
        return renew(refused);
    }

    /** The backend has taken a call with this token. */
    synchronized void accepted(String token) {
        if (token.equals(access)) {
            restraint.accepted();
            state = State.OK;
        }
    }

    /** The same with the tokens in use, which may have taken the place of those. */
    synchronized CredentialSettings inUse(CredentialSettings settings) {
        return new CredentialSettings(
                Optional.ofNullable(access).map(Secret::of),
                Optional.ofNullable(refresh).map(Secret::of),
                settings.email(),
                settings.password(),
                settings.file());
    }

    /** What must not be shown to anybody; a pair that was just spent is still about. */
    synchronized List<String> secrets() {
        List<String> secrets = new ArrayList<>(spent);
        for (String secret : new @Nullable String[] {access, refresh, login == null ? null : login.password()}) {
            if (secret != null) {
                secrets.add(secret);
            }
        }
        return secrets;
    }

    private @Nullable Grant known(@Nullable String refused) {
        if (state == State.UNAUTHORIZED) {
            return new Grant.Denied(denial);
        }
        return access == null || access.equals(refused) ? null : new Grant.Granted(access);
    }

    private void settle(CompletableFuture<Grant> started, SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Outcome.Issued issued) {
            keep(started, issued.pair());
            return;
        }
        Grant grant;
        synchronized (this) {
            if (running != started) {
                return;
            }
            running = null;
            grant = refused(outcome);
        }
        started.complete(grant);
    }

    /** Before the pair is used: the one before is spent, and a crash now may not leave us with that alone. */
    private void keep(CompletableFuture<Grant> started, TokenPair pair) {
        CompletionStage<?> kept;
        synchronized (this) {
            if (running != started) {
                return;
            }
            kept = vault.keep(Secret.of(pair.access()), Secret.of(pair.refresh()));
        }
        kept.whenComplete((done, failure) -> use(started, pair));
    }

    private void use(CompletableFuture<Grant> started, TokenPair pair) {
        synchronized (this) {
            if (running != started) {
                return;
            }
            running = null;
            hold(pair);
            restraint.renewed();
        }
        started.complete(new Grant.Granted(pair.access()));
    }

    private Grant refused(SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Outcome.Failed failed) {
            Grant.Failed grant = new Grant.Failed(failed.reason(), failed.retryAfter());
            restraint.failed(grant);
            return grant;
        }
        denial = ((SignIn.Outcome.Refused) outcome).reason();
        state = State.UNAUTHORIZED;
        return new Grant.Denied(denial);
    }

    private void hold(TokenPair pair) {
        spent = Stream.of(Optional.ofNullable(access), Optional.ofNullable(refresh))
                .flatMap(Optional::stream)
                .toList();
        access = pair.access();
        refresh = pair.refresh();
    }
}
