package dev.lumed.doctor;

import java.net.http.HttpHeaders;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What came of a call.
 *
 * @param body never shown: it may quote what was sent
 * @param certificate the server's, where it has one
 */
record Heard(int status, HttpHeaders headers, String body, Optional<X509Certificate> certificate) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;

    /** Without headers and body. */
    @Override
    public String toString() {
        return "Heard[" + status + "]";
    }

    boolean succeeded() {
        return status >= OK && status < REDIRECT && !html();
    }

    boolean unauthorized() {
        return status == UNAUTHORIZED;
    }

    boolean redirected() {
        return status >= REDIRECT && status < CLIENT_ERROR;
    }

    boolean html() {
        return headers.firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    /** What the server's clock said. */
    Optional<Instant> date() {
        try {
            return headers.firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
