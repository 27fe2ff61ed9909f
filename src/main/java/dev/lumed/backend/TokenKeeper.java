package dev.lumed.backend;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import dev.lumed.wire.Login;
import dev.lumed.wire.TokenPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private static final String NOTHING = "no credentials: set the tokens, or the e-mail address and the password";

    private final @Nullable Login login;
    private final Renewal renewal;
    private final Restraint restraint;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Change> untold = new ConcurrentLinkedQueue<>();

    private @Nullable String access;
    private @Nullable String refresh;
    private List<String> spent = List.of();
    private State state = State.UNKNOWN;
    private String denial = NOTHING;
    private @Nullable CompletableFuture<Grant> running;

    TokenKeeper(CredentialSettings settings, SignIn signIn, LongSupplier nanoTime) {
        this.access = settings.accessToken().map(Secret::reveal).orElse(null);
        this.refresh = settings.refreshToken().map(Secret::reveal).orElse(null);
        this.login = login(settings);
        this.renewal = new Renewal(signIn, login);
        this.restraint = new Restraint(nanoTime);
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
            waiting = running;
            running = null;
            restraint.forget();
            hold(pair);
            state = State.UNKNOWN;
            untold.add(new Change(state, tokens(pair), null));
        }
        try {
            tell();
        } finally {
            if (waiting != null) {
                waiting.complete(new Grant.Granted(pair.access()));
            }
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
    void accepted(String token) {
        synchronized (this) {
            if (!token.equals(access)) {
                return;
            }
            restraint.accepted();
            if (state == State.OK) {
                return;
            }
            state = State.OK;
            untold.add(new Change(state, null, null));
        }
        tell();
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
        Grant grant;
        synchronized (this) {
            if (running != started) {
                return;
            }
            running = null;
            grant = settled(outcome);
        }
        try {
            tell();
        } finally {
            started.complete(grant);
        }
    }

    private Grant settled(SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Outcome.Issued issued) {
            hold(issued.pair());
            restraint.renewed();
            untold.add(new Change(state, tokens(issued.pair()), null));
            return new Grant.Granted(issued.pair().access());
        }
        if (outcome instanceof SignIn.Outcome.Failed failed) {
            Grant.Failed grant = new Grant.Failed(failed.reason(), failed.retryAfter());
            restraint.failed(grant);
            return grant;
        }
        denial = ((SignIn.Outcome.Refused) outcome).reason();
        state = State.UNAUTHORIZED;
        untold.add(new Change(state, null, denial));
        return new Grant.Denied(denial);
    }

    private void hold(TokenPair pair) {
        spent = Stream.of(Optional.ofNullable(access), Optional.ofNullable(refresh))
                .flatMap(Optional::stream)
                .toList();
        access = pair.access();
        refresh = pair.refresh();
    }

    private static Tokens tokens(TokenPair pair) {
        return new Tokens(Secret.of(pair.access()), Secret.of(pair.refresh()));
    }

    /** In the order in which they came about: of two pairs the one that counts is told last. */
    private void tell() {
        synchronized (untold) {
            for (Change change = untold.poll(); change != null; change = untold.poll()) {
                for (Consumer<Change> listener : listeners) {
                    listener.accept(change);
                }
            }
        }
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
