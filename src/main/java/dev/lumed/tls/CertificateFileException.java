package dev.lumed.tls;

import java.io.IOException;
import java.nio.file.Path;

/** A certificate or key that cannot be used; the message names the file, what is wrong and what to do. */
public final class CertificateFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final String found;
    private final String remedy;

    CertificateFileException(PemFile file, String what, String remedy) {
        super(file.path() + " " + what + "; " + remedy + " (" + file.key() + ")");
        this.key = file.key();
        this.found = found(file.path(), what);
        this.remedy = remedy;
    }

    private static String found(Path path, String what) {
        return path + ", which " + what;
    }

    /** The configuration's, that names the file. */
    public String key() {
        return key;
    }

    /** The file, and what is wrong with it. */
    public String found() {
        return found;
    }

    public String remedy() {
        return remedy;
    }
}
