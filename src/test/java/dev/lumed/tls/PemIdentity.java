package dev.lumed.tls;

import dev.lumed.backend.Certificates;
import dev.lumed.settings.ApiTlsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server's certificate and key in two files, as an operator lays them down. */
public final class PemIdentity {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String NAMES = "SAN=dns:localhost,ip:127.0.0.1,dns:lumed.example,dns:*.wild.example";

    /** Making one takes seconds, and nobody minds if it has been shown before. */
    private static final Map<List<String>, PrivateKeyEntry> MADE = new HashMap<>();

    private final ApiTlsSettings files;
    private int laid;

    public PemIdentity(Path directory) {
        this.files = new ApiTlsSettings(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    }

    public ApiTlsSettings files() {
        return files;
    }

    /** As it stands within {@code lumed}. */
    public String configuration() {
        return "api.tls { certificate = \"" + files.certificate() + "\", private-key = \"" + files.privateKey()
                + "\" }";
    }

    /** Lays a pair down that is another one each time, with these options of keytool. */
    public PemIdentity make(String... options) {
        List<String> wanted = new ArrayList<>(List.of("server-" + ++laid, "-ext", NAMES));
        wanted.addAll(List.of(options));
        write(made(wanted));
        return this;
    }

    private static synchronized PrivateKeyEntry made(List<String> wanted) {
        return MADE.computeIfAbsent(wanted, PemIdentity::issued);
    }

    private static PrivateKeyEntry issued(List<String> wanted) {
        try {
            Path directory = Files.createTempDirectory("certificates");
            Certificates certificates = new Certificates(directory);
            String alias = wanted.get(0);
            certificates.issue(alias, wanted.subList(1, wanted.size()).toArray(String[]::new));
            PrivateKeyEntry entry = certificates.entry(alias);
            certificates.remove();
            Files.delete(directory);
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(PrivateKeyEntry entry) {
        try {
            StringBuilder chain = new StringBuilder();
            for (Certificate each : entry.getCertificateChain()) {
                chain.append(pem("CERTIFICATE", each.getEncoded()));
            }
            Files.writeString(files.certificate(), chain);
            Files.writeString(
                    files.privateKey(), pem("PRIVATE KEY", entry.getPrivateKey().getEncoded()));
            Files.setPosixFilePermissions(files.privateKey(), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static String pem(String label, byte[] bytes) {
        String text = new String(BASE64.encode(bytes), StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
