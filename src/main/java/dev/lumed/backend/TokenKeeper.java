package dev.lumed.backend;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import dev.lumed.wire.Login;
import dev.lumed.wire.TokenPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one pair of tokens for all, and renews it once for all who find it refused. A pair that was put from
 * outside wins over one that was on its way.
 */
public final class TokenKeeper implements Credentials {
    /** A pair that was renewed and has not been accepted since is not renewed again before that. */
    private static final long NO_RENEWAL_NANOS = Duration.ofSeconds(30).toNanos();

    /** A token that was accepted by then is good, whatever an upgrade says. */
    private static final long ACCEPTED_NANOS = Duration.ofSeconds(15).toNanos();

    private static final String NOTHING = "no credentials: set the tokens, or the e-mail address and the password";

    private final @Nullable Login login;
    private final SignIn signIn;
    private final LongSupplier nanoTime;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    private @Nullable String access;
    private @Nullable String refresh;
    private List<String> spent = List.of();
    private State state = State.UNKNOWN;
    private String denial = NOTHING;
    private @Nullable CompletableFuture<Grant> renewal;
    private @Nullable Long renewedAt;
    private @Nullable Long acceptedAt;

    TokenKeeper(CredentialSettings settings, SignIn signIn, LongSupplier nanoTime) {
        this.access = settings.accessToken().map(Secret::reveal).orElse(null);
        this.refresh = settings.refreshToken().map(Secret::reveal).orElse(null);
        this.login = login(settings);
        this.signIn = signIn;
        this.nanoTime = nanoTime;
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
    public void put(Secret accessToken, Secret refreshToken) {
        TokenPair pair = new TokenPair(accessToken.reveal(), refreshToken.reveal());
        CompletableFuture<Grant> waiting;
        synchronized (this) {
            waiting = renewal;
            renewal = null;
            renewedAt = null;
            hold(pair);
            state = State.UNKNOWN;
        }
        tell(new Change(State.UNKNOWN, tokens(pair), null));
        if (waiting != null) {
            waiting.complete(new Grant.Granted(pair.access()));
        }
    }

    @Override
    public synchronized State state() {
        return state;
    }

    /** Is told after each change from now on, on any thread, and of a new pair before it is used. */
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
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
            if (renewal != null) {
                return renewal;
            }
            if (refused != null && renewedAt != null && acceptedAt == null && within(NO_RENEWAL_NANOS, renewedAt)) {
                return CompletableFuture.completedFuture(new Grant.NoBetter());
            }
            started = new CompletableFuture<>();
            renewal = started;
            refreshToken = refresh;
        }
        start(started, refreshToken);
        return started;
    }

    /** As {@link #renew}, for an upgrade: one that is refused although the token is good is refused for other reasons. */
    CompletionStage<Grant> renewForSocket(String refused) {
        synchronized (this) {
            if (refused.equals(access) && acceptedAt != null && within(ACCEPTED_NANOS, acceptedAt)) {
                return CompletableFuture.completedFuture(new Grant.NoBetter());
            }
        }
        return renew(refused);
    }

    /** The backend has taken a call with this token. */
    void accepted(String token) {
        synchronized (this) {
            if (!token.equals(access)) {
                return;
            }
            acceptedAt = nanoTime.getAsLong();
            if (state == State.OK) {
                return;
            }
            state = State.OK;
        }
        tell(new Change(State.OK, null, null));
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

    private boolean within(long nanos, long since) {
        return nanoTime.getAsLong() - since < nanos;
    }

    private void start(CompletableFuture<Grant> started, @Nullable String refreshToken) {
        if (refreshToken == null) {
            logIn(started, "the access token is refused, and there is no refresh token");
            return;
        }
        signIn.refresh(refreshToken).thenAccept(outcome -> {
            if (outcome instanceof SignIn.Outcome.Refused refused) {
                logIn(started, "the refresh of the tokens is refused: " + refused.reason());
            } else {
                settle(started, outcome);
            }
        });
    }

    private void logIn(CompletableFuture<Grant> started, String otherwise) {
        if (login == null) {
            settle(started, new SignIn.Outcome.Refused(otherwise));
        } else {
            signIn.login(login).thenAccept(outcome -> settle(started, outcome));
        }
    }

    private void settle(CompletableFuture<Grant> started, SignIn.Outcome outcome) {
        Grant grant;
        Change change = null;
        synchronized (this) {
            if (renewal != started) {
                return;
            }
            renewal = null;
            if (outcome instanceof SignIn.Outcome.Issued issued) {
                hold(issued.pair());
                renewedAt = nanoTime.getAsLong();
                grant = new Grant.Granted(issued.pair().access());
                change = new Change(state, tokens(issued.pair()), null);
            } else if (outcome instanceof SignIn.Outcome.Failed failed) {
                grant = new Grant.Failed(failed.reason(), failed.retryAfter());
            } else {
                denial = ((SignIn.Outcome.Refused) outcome).reason();
                state = State.UNAUTHORIZED;
                grant = new Grant.Denied(denial);
                change = new Change(state, null, denial);
            }
        }
        if (change != null) {
            tell(change);
        }
        started.complete(grant);
    }

    private void hold(TokenPair pair) {
        spent = Stream.of(Optional.ofNullable(access), Optional.ofNullable(refresh))
                .flatMap(Optional::stream)
                .toList();
        access = pair.access();
        refresh = pair.refresh();
        acceptedAt = null;
    }

    private static Tokens tokens(TokenPair pair) {
        return new Tokens(Secret.of(pair.access()), Secret.of(pair.refresh()));
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    /** A pair of tokens. */
    public record Tokens(Secret access, Secret refresh) {}

    /**
     * What became of the credentials.
     *
     * @param tokens a new pair, to be kept: the one before it is spent; null where it is still the same
     * @param reason why they are refused; null in every other state
     */
    public record Change(State state, @Nullable Tokens tokens, @Nullable String reason) {}
}
