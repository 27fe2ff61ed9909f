package dev.lumed.tls;

import java.io.IOException;

/** A certificate or key that cannot be used; the message names the file, what is wrong and what to do. */
public final class CertificateFileException extends IOException {
    private static final long serialVersionUID = 1;

    CertificateFileException(String message) {
        super(message);
    }
}
