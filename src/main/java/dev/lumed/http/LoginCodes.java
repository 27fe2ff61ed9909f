package dev.lumed.http;

import dev.lumed.settings.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;

/**
 * Codes that each sign one browser in. What stands in an address is shown, copied and kept in histories: so it is good
 * once and for a few minutes, and the token need not stand there. They are kept in memory alone, the latest few of them.
 */
final class LoginCodes {
    static final int MOST = 16;
    static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Deque<LoginCode> unspent = new ArrayDeque<>();
    private final InstantSource clock;

    LoginCodes(InstantSource clock) {
        this.clock = clock;
    }

    record LoginCode(Secret code, Instant expiresAt) {}

    /** A new one. Where there are too many, the oldest is good no longer: only who has the token makes any. */
    synchronized LoginCode issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Secret code = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        LoginCode issued = new LoginCode(code, clock.instant().plus(LIFETIME));
        if (unspent.size() == MOST) {
            unspent.removeFirst();
        }
        unspent.addLast(issued);
        return issued;
    }

    /** Whether it is a code that was good until now. */
    synchronized boolean spend(String offered) {
        Instant now = clock.instant();
        unspent.removeIf(each -> !now.isBefore(each.expiresAt()));
        Secret candidate = Secret.of(offered);
        for (Iterator<LoginCode> codes = unspent.iterator(); codes.hasNext(); ) {
            if (codes.next().code().equals(candidate)) {
                codes.remove();
                return true;
            }
        }
        return false;
    }
}
