package dev.lumed.doctor;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.WireException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The backend, from its name to its socket. What cannot be looked at because of what is wrong before it is left out. */
final class BackendCheck {

    private static final String SUBJECT = "backend";
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    private static final Duration EXPIRES_SOON = Duration.ofDays(14);

    private final LumedSettings settings;
    private final CredentialSettings credentials;
    private final InstantSource clock;
    private final Tenant tenant;
    private final List<Finding> findings = new ArrayList<>();

    /** @param credentials those that a daemon would sign in with */
    BackendCheck(LumedSettings settings, CredentialSettings credentials, InstantSource clock, Tenant tenant) {
        this.settings = settings;
        this.credentials = credentials;
        this.clock = clock;
        this.tenant = tenant;
    }

    List<Finding> examine() {
        Optional<URI> url = settings.backend().url();
        if (url.isEmpty()) {
            findings.add(Finding.warning(
                    SUBJECT,
                    "none is configured" + (tenant.answers() ? "; the running lumed has one of its own" : ""),
                    "set backend.url, or LUMED_BACKEND_URL; `lumed demo` brings a backend along"));
            return findings;
        }
        BackendClient client = new BackendClient(settings.backend(), settings.websocket());
        try {
            examine(client, url.get());
        } catch (UnheardException e) {
            findings.add(Finding.problem(e.isTls() ? "tls" : SUBJECT, e.reason(), e.remedy()));
        } catch (WireException e) {
            findings.add(strange("answers what cannot be read"));
        }
        return findings;
    }

    private void examine(BackendClient client, URI url) throws UnheardException, WireException {
        SignInCheck.SignedIn signedIn = new SignInCheck(client, credentials).examine();
        Heard first = signedIn.first();
        encryption(url, first);
        clocks(first);
        if (!first.succeeded() && !first.unauthorized()) {
            findings.add(unfit(first));
            return;
        }
        if (first.succeeded()) {
            AnswerCodec.decodeConsultations(first.body());
        }
        findings.add(Finding.ok(SUBJECT, url.getHost() + " answers"));
        findings.add(signedIn.finding());
        if (signedIn.token().isPresent()) {
            lists(client, signedIn.token().get());
        }
    }

    private void lists(BackendClient client, String token) throws UnheardException, WireException {
        ListCheck lists = new ListCheck(client, token);
        Optional<Consultation> subject = lists.subject();
        if (subject.isEmpty()) {
            findings.add(Finding.ok("lists", "there is no conversation yet to try the lists and the socket with"));
            return;
        }
        findings.addAll(lists.examine(subject.get()));
        findings.add(
                settings.websocket().enabled()
                        ? new SocketCheck(client, settings.websocket().connectTimeout())
                                .examine(subject.get().id(), token)
                        : Finding.ok(SocketCheck.SUBJECT, "switched off by websocket.enabled = false"));
    }

    private static Finding unfit(Heard heard) {
        if (heard.html()) {
            return strange("answers with a page of HTML, status " + heard.status());
        }
        if (heard.redirected()) {
            return strange("sends on elsewhere, which is not followed");
        }
        return switch (heard.status()) {
            case 403 -> Finding.problem(SUBJECT, "it lets us in nowhere, status 403", "check backend.api-key");
            case 404 -> strange("does not know the consultations API, status 404");
            case 429 -> Finding.warning(SUBJECT, "it asks for patience, status 429", "try again later");
            default -> Finding.problem(
                    SUBJECT,
                    "it fails with status " + heard.status(),
                    "nothing has to be done if it passes: lumed keeps what is sent; else tell who runs the backend");
        };
    }

    private static Finding strange(String what) {
        return Finding.problem(
                SUBJECT, "what is at backend.url " + what, "check backend.url; /api/v1 is appended to it");
    }

    private void clocks(Heard heard) {
        Optional<Instant> theirs = heard.date();
        if (theirs.isEmpty()) {
            findings.add(Finding.ok("clock", "the backend does not tell the time"));
            return;
        }
        Duration apart = Duration.between(theirs.get(), clock.instant());
        String text = "this machine's clock is " + apart.abs().toSeconds() + " s "
                + (apart.isNegative() ? "behind" : "ahead of") + " the backend's";
        findings.add(
                apart.abs().compareTo(CLOCKS_APART) > 0
                        ? Finding.warning("clock", text, "let the time be set from the network (NTP)")
                        : Finding.ok("clock", text));
    }

    private void encryption(URI url, Heard heard) {
        if (heard.certificate().isPresent()) {
            findings.add(certificate(heard.certificate().get(), clock.instant()));
        } else if (!isLoopback(url.getHost())) {
            findings.add(Finding.warning(
                    "tls",
                    "the way to the backend is not encrypted: tokens travel in the clear",
                    "use https in backend.url"));
        }
    }

    static Finding certificate(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        String text = "the certificate is good until " + end;
        return Duration.between(now, end).compareTo(EXPIRES_SOON) < 0
                ? Finding.warning("tls", text, "see that it is renewed in time")
                : Finding.ok("tls", text);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
