package dev.lumed.backend;

import dev.lumed.demo.DemoTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;

/** An authority that is thrown away with its directory, and certificates of it for servers. The JDK's keytool makes them. */
public final class Certificates {
    private static final String PASSWORD = "of-no-secret";
    private static final String AUTHORITY = "authority";

    private final Path file;

    public Certificates(Path dir) {
        this.file = dir.resolve("store.p12");
        make(AUTHORITY, "-ext", "bc:c");
    }

    /** A server's keys with a certificate that nobody vouches for. */
    public static DemoTls selfSigned(Path dir) {
        Certificates certificates = new Certificates(dir);
        return new DemoTls(certificates.file, PASSWORD);
    }

    /** A pair of keys and a certificate, by default signed with the key itself. */
    void make(String alias, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-alias",
                alias,
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        run(command);
    }

    /** As {@link #make}, signed by the authority. */
    public void issue(String alias, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-signer", AUTHORITY));
        make(alias, all.toArray(String[]::new));
    }

    ServerSocketFactory serverSockets(String alias) {
        try {
            KeyStore all = load();
            KeyStore one = empty();
            char[] password = PASSWORD.toCharArray();
            one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (GeneralSecurityException | IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Trusts the authority, and nobody else. */
    HttpsConnectionContext trusting() {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return ConnectionContext.httpsClient(context);
        } catch (GeneralSecurityException | IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** What {@link #make} or {@link #issue} has made. */
    public KeyStore.PrivateKeyEntry entry(String alias) {
        try {
            KeyStore.ProtectionParameter password = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
            return (KeyStore.PrivateKeyEntry) load().getEntry(alias, password);
        } catch (GeneralSecurityException | IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** For one who only needed what it made. */
    public void remove() throws IOException {
        Files.delete(file);
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
