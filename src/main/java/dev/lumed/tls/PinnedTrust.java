package dev.lumed.tls;

import dev.lumed.settings.ApiTlsSettings;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate, whatever its name and its time: it is known. The file is read at each handshake, so that one
 * who stays connected for days follows its changes.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final ApiTlsSettings files;
    private final X509ExtendedTrustManager usual;

    PinnedTrust(ApiTlsSettings files, X509ExtendedTrustManager usual) {
        this.files = files;
        this.usual = usual;
    }

    private interface Check {
        void run() throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, () -> usual.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, () -> usual.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, () -> usual.checkServerTrusted(chain, type));
    }

    private void check(X509Certificate[] chain, Check otherwise) throws CertificateException {
        if (known().filter(chain[0]::equals).isPresent()) {
            return;
        }
        try {
            otherwise.run();
        } catch (CertificateException e) {
            throw new CertificateException(
                    "it shows neither the certificate of " + files.certificate() + " nor one that this Java trusts", e);
        }
    }

    private Optional<X509Certificate> known() {
        try {
            return Optional.of(Identity.certificate(files).certificates().get(0));
        } catch (IOException e) {
            // Whoever may not read it can still be shown one that an authority vouches for.
            return Optional.empty();
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        usual.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        usual.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        usual.checkClientTrusted(chain, type);
    }
}
