package dev.lumed.tls;

import dev.lumed.settings.ApiTlsSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's certificate, those that lead from it to an authority, and the key that proves it to be ours. */
record Identity(List<X509Certificate> chain, PrivateKey privateKey) {
    private static final int DNS_NAME = 2;
    private static final byte[] ANYTHING = {1, 2, 3, 4};

    Identity {
        chain = List.copyOf(chain);
    }

    /** Throws a {@link CertificateFileException} where the files do not make one. */
    static Identity read(ApiTlsSettings files) throws IOException {
        PemFile certificate = certificate(files);
        PemFile key = key(files);
        Identity identity = new Identity(certificate.certificates(), key.privateKey());
        if (!identity.isOne()) {
            throw key.wrong(
                    "is not the key of the first certificate in " + files.certificate(),
                    "the server's own certificate comes first there, and both belong to one another");
        }
        return identity;
    }

    static PemFile certificate(ApiTlsSettings files) {
        return new PemFile("lumed.api.tls.certificate", files.certificate());
    }

    static PemFile key(ApiTlsSettings files) {
        return new PemFile("lumed.api.tls.private-key", files.privateKey());
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** What is signed with the key must be good by the certificate. */
    private boolean isOne() {
        PublicKey publicKey = certificate().getPublicKey();
        Optional<String> algorithm = signature(publicKey.getAlgorithm());
        if (algorithm.isEmpty() || !publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm.get());
            signature.initSign(privateKey);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<String> signature(String keys) {
        return switch (keys) {
            case "RSA" -> Optional.of("SHA256withRSA");
            case "EC" -> Optional.of("SHA256withECDSA");
            default -> Optional.empty();
        };
    }

    /** In words for a person, where clients will not take it at this time. */
    Optional<String> untimely(Instant now) {
        Instant from = certificate().getNotBefore().toInstant();
        Instant to = certificate().getNotAfter().toInstant();
        if (now.isAfter(to)) {
            return Optional.of("it has expired on " + to);
        }
        return now.isBefore(from) ? Optional.of("it is not valid before " + from) : Optional.empty();
    }

    /** The names that it is for, in lower case; {@code *.} stands for one label. */
    Set<String> names() {
        try {
            return Optional.<Collection<List<?>>>ofNullable(certificate().getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> name.get(0).equals(DNS_NAME))
                    .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    SSLContext context() throws IOException {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("lumed", privateKey, new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the local API cannot be used: " + e.getMessage(), e);
        }
    }

    /** A record's own would print the key. */
    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + "]";
    }
}
