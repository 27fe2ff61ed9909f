package dev.lumed.backend;

import dev.lumed.demo.DemoTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;

/** An authority that is thrown away with its directory, and certificates of it for servers. The JDK's keytool makes them. */
public final class Certificates {
    private static final String PASSWORD = "of-no-secret";
    private static final String AUTHORITY = "authority";

    private final Path file;

    public Certificates(Path dir) {
        this.file = dir.resolve("store.p12");
        make(AUTHORITY, "-ext", "bc:c", "-ext", "san=ip:127.0.0.1");
    }

    /** The keys of a server on this machine, with a certificate that nobody vouches for. */
    public static DemoTls selfSigned(Path dir) {
        return new Certificates(dir).demo();
    }

    /** The authority's own, for a server on this machine. */
    public DemoTls demo() {
        return new DemoTls(file, PASSWORD);
    }

    /** A pair of keys and a certificate, by default signed with the key itself. */
    void make(String alias, String... options) {
        List<String> all =
                new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + alias, "-alias", alias));
        all.addAll(List.of(options));
        keytool(all.toArray(String[]::new));
    }

    /** As {@link #make}, signed by the authority. */
    public void issue(String alias, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-signer", AUTHORITY));
        make(alias, all.toArray(String[]::new));
    }

    /** The certificate of the authority, in PEM. */
    public Path authority() {
        Path pem = file.resolveSibling("authority.pem");
        keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-file", pem.toString());
        return pem;
    }

    ServerSocketFactory serverSockets(String alias) {
        return serverSockets(() -> alias);
    }

    /** Of servers that show the certificate that goes by this alias when somebody connects. */
    ServerSocketFactory serverSockets(Supplier<String> alias) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Shown((X509KeyManager) keys.getKeyManagers()[0], alias)}, null, null);
            return context.getServerSocketFactory();
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

    private void keytool(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        run(command);
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

    /** Keys that are chosen by a name from outside. */
    private record Shown(X509KeyManager keys, Supplier<String> alias) implements X509KeyManager {
        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return alias.get();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return keys.getServerAliases(keyType, issuers);
        }

        @Override
        public X509Certificate[] getCertificateChain(String name) {
            return keys.getCertificateChain(name);
        }

        @Override
        public PrivateKey getPrivateKey(String name) {
            return keys.getPrivateKey(name);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("a server's");
        }
    }
}
