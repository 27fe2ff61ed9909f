package dev.lumed.tls;

import dev.lumed.settings.ApiTlsSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate that the local API shows. Each new connection gets the latest; those that are open keep theirs. */
public final class ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final ApiTlsSettings files;
    private final InstantSource clock;
    private volatile Shown shown;

    private ServerTls(ApiTlsSettings files, InstantSource clock, Shown shown) {
        this.files = files;
        this.clock = clock;
        this.shown = shown;
    }

    private record Shown(Identity identity, SSLContext context, Set<String> names) {
        static Shown read(ApiTlsSettings files) throws IOException {
            Identity identity = Identity.read(files);
            return new Shown(identity, identity.context(), identity.names());
        }
    }

    /**
     * Reads the files, and warns of what is doubtful but no mistake.
     *
     * @throws CertificateFileException where they cannot be used
     */
    public static ServerTls load(ApiTlsSettings files, InstantSource clock) throws IOException {
        ServerTls tls = new ServerTls(files, clock, Shown.read(files));
        tls.tell();
        return tls;
    }

    /** All that keeps the files from being used, as far as one shows beside the other; nothing where they can be. */
    public static List<CertificateFileException> problems(ApiTlsSettings files) {
        List<CertificateFileException> problems = new ArrayList<>();
        PemFile certificate = Identity.certificate(files);
        look(certificate, certificate::certificates).ifPresent(problems::add);
        PemFile key = Identity.key(files);
        look(key, key::privateKey).ifPresent(problems::add);
        if (problems.isEmpty()) {
            look(certificate, () -> Shown.read(files)).ifPresent(problems::add);
        }
        return problems;
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static Optional<CertificateFileException> look(PemFile file, Reading reading) {
        try {
            reading.read();
            return Optional.empty();
        } catch (CertificateFileException wrong) {
            return Optional.of(wrong);
        } catch (IOException e) {
            return Optional.of(file.wrong("cannot be used", String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads the files again, and shows what they hold if that is something else.
     *
     * @return whether it is
     * @throws CertificateFileException where they cannot be used; nothing has changed then
     */
    public synchronized boolean renew() throws IOException {
        Shown next = Shown.read(files);
        if (next.identity().equals(shown.identity())) {
            return false;
        }
        shown = next;
        tell();
        return true;
    }

    /** For one connection. */
    public SSLEngine engine() {
        SSLEngine engine = shown.context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }

    /** Whether the certificate is for this name: a page that makes a name of its own point here has none for that. */
    public boolean isFor(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        return shown.names().contains(asked) || (dot > 0 && shown.names().contains("*" + asked.substring(dot)));
    }

    private void tell() {
        Identity identity = shown.identity();
        LOG.info(
                "the local API shows the certificate of {} for {}, good until {}",
                files.certificate(),
                shown.names().isEmpty() ? "no name" : String.join(", ", shown.names()),
                identity.certificate().getNotAfter().toInstant());
        identity.untimely(clock.instant())
                .ifPresent(why -> LOG.warn(
                        "clients will not take the certificate of {}: {}; renew it, then `lumed config reload`",
                        files.certificate(),
                        why));
        if (Identity.key(files).isOpenToAll()) {
            LOG.warn("everybody may read the private key {}: chmod o= it", files.privateKey());
        }
    }
}
