package dev.lumed.settings;

import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the backend proves who it is, which nothing switches off.
 *
 * @param authorities who has to vouch for it; absent: one of those that Java trusts
 */
public record TlsSettings(Optional<Authorities> authorities) {

    static TlsSettings read(Section tls) {
        return new TlsSettings(tls.optional("ca-file", Kinds.AUTHORITIES));
    }

    /** As nobody has set anything. */
    public static TlsSettings usual() {
        return new TlsSettings(Optional.empty());
    }

    /** What connections are made with. The host's name is for who makes them to verify. */
    public SSLContext context() {
        try {
            return authorities.isPresent() ? authorities.get().context() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java's own trust store cannot be used", e);
        }
    }
}
