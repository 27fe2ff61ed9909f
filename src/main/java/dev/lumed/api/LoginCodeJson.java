package dev.lumed.api;

import java.net.URI;
import java.time.Instant;

/**
 * The answer to {@code POST /v1/login-codes}. It never prints the code.
 *
 * @param url the page's address with the code in it, which signs one browser in
 * @param expiresAt until when
 */
public record LoginCodeJson(URI url, String code, Instant expiresAt) {
    @Override
    public String toString() {
        return "LoginCodeJson[***, " + expiresAt + "]";
    }
}
