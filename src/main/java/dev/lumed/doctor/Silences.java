package dev.lumed.doctor;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, and what to do. Exceptions' own messages are not handed on: some quote URLs or headers. */
final class Silences {

    private static final int DEEPEST_CAUSE = 10;
    private static final String LOOK_AT_THE_URL =
            "check backend.url, and that the backend runs and is reachable from here";

    private Silences() {}

    static UnheardException of(Throwable failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .toList();
        // The innermost knows best: a certificate better than the handshake that failed of it.
        for (int depth = causes.size() - 1; depth >= 0; depth--) {
            @Nullable UnheardException known = known(causes.get(depth));
            if (known != null) {
                return known;
            }
        }
        return new UnheardException("the connection failed or its answer is not HTTP", LOOK_AT_THE_URL);
    }

    private static @Nullable UnheardException known(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return new UnheardException(
                    "TLS: the certificate has expired", "have it renewed, or set this machine's clock right");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return new UnheardException("TLS: the certificate is not valid yet", "set this machine's clock right");
        }
        if (cause instanceof CertPathBuilderException) {
            return new UnheardException(
                    "TLS: the certificate is self-signed or of an authority that is not trusted",
                    "let the backend send its whole chain, or name the authority's certificate in backend.tls.ca-file");
        }
        if (cause instanceof CertificateException) {
            return new UnheardException(
                    "TLS: the certificate is not accepted, as one for another host", "check the host in backend.url");
        }
        if (cause instanceof SSLException) {
            return new UnheardException(
                    "TLS: the handshake failed", "check that the port in backend.url speaks https, and not http");
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return new UnheardException(
                    "the name of the host cannot be resolved", "check the host in backend.url, and the network");
        }
        if (cause instanceof HttpTimeoutException) {
            return new UnheardException("no answer in time", LOOK_AT_THE_URL);
        }
        return cause instanceof ConnectException
                ? new UnheardException("no connection could be made", LOOK_AT_THE_URL)
                : null;
    }
}
