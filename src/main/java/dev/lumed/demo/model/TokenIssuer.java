package dev.lumed.demo.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives out tokens and knows whose they are. An access token lives for a while; a refresh token is spent by its first
 * use. The oldest tokens are forgotten when there are too many.
 */
public final class TokenIssuer {

    private static final int MOST_TOKENS = 50_000;
    private static final String UNAUTHORIZED = "UNAUTHORIZED";

    private final InstantSource clock;
    private final Duration lifeTime;
    private final List<Account> accounts;
    private final Map<String, Grant> access = new Oldest<>();
    private final Map<String, Account> refresh = new Oldest<>();

    private record Grant(Account account, Instant expiry) {}

    public TokenIssuer(InstantSource clock, Duration lifeTime, List<Account> accounts) {
        this.clock = clock;
        this.lifeTime = lifeTime;
        this.accounts = List.copyOf(accounts);
    }

    public Account login(String email, String password) {
        return accounts.stream()
                .filter(account ->
                        account.email().equals(email) && account.password().equals(password))
                .findFirst()
                .orElseThrow(() -> new RefusedException(401, "INVALID_CREDENTIALS", "Unknown e-mail or password"));
    }

    public synchronized Tokens issue(Account account) {
        Tokens tokens = new Tokens("at-" + UUID.randomUUID(), "rt-" + UUID.randomUUID());
        accept(account, tokens);
        return tokens;
    }

    /** Takes tokens made elsewhere for good ones, as those of a configuration. */
    public synchronized void accept(Account account, Tokens tokens) {
        access.put(tokens.access(), new Grant(account, clock.instant().plus(lifeTime)));
        refresh.put(tokens.refresh(), account);
    }

    /** A new pair for a refresh token, which is spent by it. */
    public synchronized Tokens refresh(String token) {
        Account account = refresh.remove(token);
        if (account == null) {
            throw new RefusedException(401, "INVALID_REFRESH_TOKEN", "Refresh token has been revoked");
        }
        return issue(account);
    }

    /** Whose the access token is, refused with 401 when it is nobody's or too old. */
    public synchronized Account check(@Nullable String token) {
        Grant grant = token == null ? null : access.get(token);
        if (grant == null) {
            throw new RefusedException(401, UNAUTHORIZED, "Missing or unknown access token");
        }
        if (!clock.instant().isBefore(grant.expiry())) {
            throw new RefusedException(401, UNAUTHORIZED, "Access token has expired");
        }
        return grant.account();
    }

    /** Ends the life of every access token; refresh tokens go on. */
    public synchronized void expireAccess() {
        Instant now = clock.instant();
        access.replaceAll((token, grant) -> new Grant(grant.account(), now));
    }

    /** Forgets every token, so that only a login helps. */
    public synchronized void revokeAll() {
        access.clear();
        refresh.clear();
    }

    public synchronized void revoke(String refreshToken) {
        refresh.remove(refreshToken);
    }

    /** Keeps the newest entries only. */
    private static final class Oldest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_TOKENS;
        }
    }
}
