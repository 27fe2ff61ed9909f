package dev.lumed.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** The demo backend's certificate, if it has one. */
final class TlsContexts {

    private final Optional<SSLContext> context;

    TlsContexts(@Nullable DemoTls tls) {
        context = Optional.ofNullable(tls).map(TlsContexts::read);
    }

    Optional<SSLContext> context() {
        return context;
    }

    static SSLEngine serverEngine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    private static SSLContext read(DemoTls tls) {
        try (InputStream file = Files.newInputStream(tls.keystore())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, tls.password().toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, tls.password().toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoSettingsException(List.of(new DemoSettingsException.Problem(
                    "lumed.demo.tls.keystore",
                    "\"" + tls.keystore() + "\", which cannot be read (" + e.getMessage() + ")",
                    "a PKCS #12 file and its password")));
        }
    }
}
