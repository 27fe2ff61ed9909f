package dev.lumed.backend;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalResponseException;
import org.apache.pekko.stream.StreamTcpException;
import org.jspecify.annotations.Nullable;

/**
 * Failures in words for people. The messages of exceptions are never handed on: some of them quote URLs, headers or
 * what was received.
 */
final class Reasons {
    private static final int DEEPEST_CAUSE = 10;
    private static final String NO_HTTP = "the answer is not HTTP";

    private Reasons() {}

    static String of(Throwable failure) {
        // The innermost cause knows best: a certificate better than the handshake that failed of it.
        List<Throwable> causes = causes(failure);
        for (int depth = causes.size() - 1; depth >= 0; depth--) {
            String words = words(causes.get(depth));
            if (words != null) {
                return words;
            }
        }
        Throwable innermost = causes.get(causes.size() - 1);
        return "the connection failed (" + innermost.getClass().getSimpleName() + ")";
    }

    /** As {@link #of}, for an upgrade that was not answered. */
    static String ofUpgrade(Throwable failure) {
        // What Pekko HTTP makes of an answer that it cannot read.
        return failure instanceof IllegalStateException ? NO_HTTP : of(failure);
    }

    /** Whether it failed before any request could be sent. */
    static boolean beforeSending(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof UnknownHostException
                        || cause instanceof ConnectException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof SSLHandshakeException
                        || cause instanceof GeneralSecurityException);
    }

    /** Whether the connection went away, as one that was kept too long does. */
    static boolean lost(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof Lane.LaneClosedException
                        || cause instanceof StreamTcpException
                        || isUnexpectedClosure(cause));
    }

    static boolean isRefusedUpgrade(@Nullable Throwable failure) {
        return failure instanceof IllegalArgumentException;
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .toList();
    }

    private static @Nullable String words(Throwable cause) {
        if (cause instanceof GeneralSecurityException security) {
            return "TLS: " + words(security);
        }
        if (cause instanceof SSLException) {
            return "TLS: the handshake failed";
        }
        if (cause instanceof UnknownHostException) {
            return "the name of the host cannot be resolved";
        }
        if (cause instanceof ConnectException) {
            return said(cause, "refused") ? "connection refused" : "no connection could be made";
        }
        if (cause instanceof NoRouteToHostException) {
            return "there is no way to the host";
        }
        return ofTheStream(cause);
    }

    private static @Nullable String ofTheStream(Throwable cause) {
        if (cause instanceof EntityStreamSizeException) {
            return "the answer is too large";
        }
        if (cause instanceof EntityStreamException) {
            return "the answer was cut short";
        }
        if (cause instanceof IllegalResponseException) {
            return NO_HTTP;
        }
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof StreamTcpException) {
            return ofTcp(cause);
        }
        if (cause.getClass().getSimpleName().equals("ProtocolException")) { // internal to Pekko HTTP as well
            return "what came breaks the WebSocket protocol";
        }
        boolean closed = cause instanceof Lane.LaneClosedException || isUnexpectedClosure(cause);
        return closed ? "the connection was closed before the answer" : null;
    }

    /** The class is internal to Pekko HTTP. */
    private static boolean isUnexpectedClosure(Throwable cause) {
        return cause.getClass().getSimpleName().equals("UnexpectedConnectionClosureException");
    }

    private static String ofTcp(Throwable cause) {
        if (said(cause, "connect timeout")) {
            return "no connection could be made in time";
        }
        return said(cause, "reset") || said(cause, "broken pipe")
                ? "the connection was reset"
                : "the connection was lost";
    }

    private static String words(GeneralSecurityException security) {
        if (security instanceof CertificateExpiredException) {
            return "the certificate has expired";
        }
        if (security instanceof CertificateNotYetValidException) {
            return "the certificate is not valid yet";
        }
        if (security instanceof CertPathBuilderException) {
            return "the certificate is self-signed or of an authority that is not trusted";
        }
        boolean otherHost = security instanceof CertificateException && said(security, "no ");
        return otherHost ? "the certificate is for another host" : "the certificate is not accepted";
    }

    private static boolean said(Throwable cause, String words) {
        String message = cause.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(words);
    }
}
