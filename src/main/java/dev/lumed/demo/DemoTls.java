package dev.lumed.demo;

import java.nio.file.Path;

/** The PKCS #12 file of the certificate that the demo backend shows. */
public record DemoTls(Path keystore, String password) {
    @Override
    public String toString() {
        return "DemoTls[" + keystore + "]";
    }
}
