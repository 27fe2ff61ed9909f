package dev.lumed.http;

import dev.lumed.settings.DataDir;
import dev.lumed.settings.PrivateFile;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token that every client of the local API shows. It is never printed. */
public final class ApiToken {
    private static final int BYTES = 32;
    private static final int LONGEST = 64 << 10;

    private final Secret secret;
    private final Secret cookieValue;

    private ApiToken(Secret secret) {
        this.secret = secret;
        this.cookieValue = derive(secret);
    }

    /** The given one, else the one in the data directory, which is made at the first start for its owner alone to read. */
    public static ApiToken loadOrCreate(DataDir dataDir, Optional<Secret> given) throws IOException {
        if (given.isPresent()) {
            return new ApiToken(given.get());
        }
        PrivateFile file = new PrivateFile(dataDir.apiToken());
        if (!file.exists()) {
            Files.createDirectories(dataDir.path());
            file.replace(random() + "\n");
        }
        if (file.isOpenToOthers()) {
            file.makePrivate();
        }
        String token = read(file);
        if (token.isEmpty()) {
            throw new IOException(file.path() + " is empty; remove it, and a new token is made at the next start");
        }
        return new ApiToken(Secret.of(token));
    }

    private static String read(PrivateFile file) throws IOException {
        try {
            return file.read(LONGEST).strip();
        } catch (IOException e) {
            throw new IOException(
                    file.path() + " cannot be read (" + e
                            + "): let this user read it, or remove it, and a new one is made",
                    e);
        }
    }

    private static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public Secret secret() {
        return secret;
    }

    /**
     * What the page's cookie holds: as good as the token here, but not the token, since browsers show the cookies of
     * one port of this machine to every other.
     */
    Secret cookieValue() {
        return cookieValue;
    }

    private static Secret derive(Secret token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.reveal().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return Secret.of(HexFormat.of().formatHex(mac.doFinal("page".getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Takes the same time wherever the candidate differs. */
    boolean matches(String candidate) {
        return secret.equals(Secret.of(candidate));
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
