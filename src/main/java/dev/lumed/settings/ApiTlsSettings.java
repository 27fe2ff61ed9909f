package dev.lumed.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the certificate of the local API is, both files in PEM form.
 *
 * @param certificate the server's own, and behind it those that lead to an authority
 */
public record ApiTlsSettings(Path certificate, Path privateKey) {

    static Optional<ApiTlsSettings> read(Section tls) {
        Optional<Path> certificate = tls.optional("certificate", Kinds.PATH);
        Optional<Path> privateKey = tls.optional("private-key", Kinds.PATH);
        tls.require(
                certificate.isPresent() == privateKey.isPresent(),
                certificate.isPresent() ? "private-key" : "certificate",
                "a path, since the other of the two is set: a certificate and its private key go together");
        return certificate.flatMap(first -> privateKey.map(second -> new ApiTlsSettings(first, second)));
    }
}
