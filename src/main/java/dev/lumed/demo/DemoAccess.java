package dev.lumed.demo;

import dev.lumed.demo.model.Account;
import dev.lumed.demo.model.Tokens;
import java.time.Duration;
import java.util.List;

/**
 * Who is let in. Never printed.
 *
 * @param tokens good from the start, and those of the first account
 * @param lifeTime of an access token
 */
public record DemoAccess(String apiKey, List<Account> accounts, Tokens tokens, Duration lifeTime) {

    public DemoAccess {
        accounts = List.copyOf(accounts);
    }

    /** Well-known credentials: there is nothing to protect. */
    public static DemoAccess standard() {
        return new DemoAccess(
                "demo-api-key",
                List.of(
                        new Account("3f0c1a52-6b1d-4c39-9a57-0d8f2a6e4b10", "demo@example.com", "demo-password"),
                        new Account("b8a3f2de-91c4-4f7e-8f3b-5c2d7e9a6f21", "other@example.com", "other-password")),
                new Tokens("demo-access-token", "demo-refresh-token"),
                Duration.ofHours(24));
    }

    public DemoAccess withLifeTime(Duration duration) {
        return new DemoAccess(apiKey, accounts, tokens, duration);
    }

    public Account first() {
        return accounts.get(0);
    }

    @Override
    public String toString() {
        return "DemoAccess[masked]";
    }
}
