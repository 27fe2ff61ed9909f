package dev.lumed.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the text form that certificates and keys usually have (RFC 7468).
 *
 * @param key the configuration's key that names it
 */
record PemFile(String key, Path path) {
    private static final int LARGEST = 1 << 20;
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    /** The certificates in it, of which there is one at least. */
    List<X509Certificate> certificates() throws IOException {
        byte[] content = read();
        try {
            List<X509Certificate> all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!all.isEmpty()) {
                return all;
            }
        } catch (CertificateException | ClassCastException e) {
            throw wrong(
                    "holds no certificate that can be read",
                    "it must hold the server's certificate in PEM form"
                            + " (-----BEGIN CERTIFICATE-----), and behind it those that lead to the authority");
        }
        throw wrong("holds no certificate", "the server's comes first, and behind it those that lead to the authority");
    }

    PrivateKey privateKey() throws IOException {
        String content = new String(read(), StandardCharsets.US_ASCII);
        String remedy = "`openssl pkcs8 -topk8 -nocrypt -in " + path + "` prints the form that is read";
        if (content.contains("ENCRYPTED")) {
            throw wrong("is locked with a passphrase, which nobody is there to type", remedy);
        }
        return key(content).orElseThrow(() -> wrong("holds no private key, RSA or EC, in PKCS #8", remedy));
    }

    private static Optional<PrivateKey> key(String content) {
        Matcher block = PRIVATE_KEY.matcher(content);
        if (!block.find()) {
            return Optional.empty();
        }
        for (String algorithm : ALGORITHMS) {
            try {
                KeySpec encoded =
                        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1)));
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // It is of the other kind, or of none; what is said of it might quote it.
            }
        }
        return Optional.empty();
    }

    /** Whether everybody may read it; a group may be how the daemon does. False where files have no permissions. */
    boolean isOpenToAll() {
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private byte[] read() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw wrong("is larger than a certificate or key can be", "name the right one");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw wrong("is not there", "put it there, or name another one");
        } catch (CertificateFileException e) {
            throw e;
        } catch (IOException e) {
            throw wrong(
                    "cannot be read (" + e.getClass().getSimpleName() + ")", "let the user read it that runs lumed");
        }
    }

    CertificateFileException wrong(String what, String remedy) {
        return new CertificateFileException(this, what, remedy);
    }
}
