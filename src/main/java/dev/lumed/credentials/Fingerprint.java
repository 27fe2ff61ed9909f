package dev.lumed.credentials;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * By which it is known again what the configuration signs in with, without telling what that is: a salt and a SHA-256 of
 * salt and tokens, or e-mail address where there are no tokens, or nothing. Not of the password: it may change while the
 * account stays.
 */
final class Fingerprint {
    private static final int SALT_BYTES = 16;
    private static final char SEPARATOR = ':';

    private Fingerprint() {}

    static String of(CredentialSettings configured) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(HexFormat.of().formatHex(salt), configured);
    }

    static boolean matches(String fingerprint, CredentialSettings configured) {
        int end = fingerprint.indexOf(SEPARATOR);
        return end > 0 && fingerprint.equals(of(fingerprint.substring(0, end), configured));
    }

    private static String of(String salt, CredentialSettings configured) {
        MessageDigest digest = sha256();
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        for (String part : parts(configured)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return salt + SEPARATOR + HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> parts(CredentialSettings configured) {
        Optional<String> access = configured.accessToken().map(Secret::reveal);
        Optional<String> refresh = configured.refreshToken().map(Secret::reveal);
        if (access.isPresent() || refresh.isPresent()) {
            return List.of("tokens", access.orElse(""), refresh.orElse(""));
        }
        return configured.email().map(email -> List.of("email", email)).orElse(List.of());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
