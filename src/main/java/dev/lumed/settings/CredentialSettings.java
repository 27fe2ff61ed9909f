package dev.lumed.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What lumed signs in with: tokens that exist already, or the e-mail address and password that get them.
 *
 * @param file where the tokens in force are kept; absent: in the data directory
 */
public record CredentialSettings(
        Optional<Secret> accessToken,
        Optional<Secret> refreshToken,
        Optional<String> email,
        Optional<Secret> password,
        Optional<Path> file) {

    static CredentialSettings read(Section credentials) {
        CredentialSettings settings = new CredentialSettings(
                credentials.secret("access-token"),
                credentials.secret("refresh-token"),
                credentials.optionalText("email"),
                credentials.secret("password"),
                credentials.optional("file", Kinds.PATH));
        boolean both = settings.email.isPresent() == settings.password.isPresent();
        credentials.require(
                both, settings.email.isPresent() ? "password" : "email", "both of email and password, or neither");
        return settings;
    }

    /** Nothing to sign in with. */
    public static CredentialSettings none() {
        return new CredentialSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether there is nothing to sign in with. */
    public boolean isEmpty() {
        return accessToken.isEmpty() && refreshToken.isEmpty() && email.isEmpty();
    }

    /** The same with another pair of tokens. */
    public CredentialSettings withTokens(Secret access, Secret refresh) {
        return new CredentialSettings(Optional.of(access), Optional.of(refresh), email, password, file);
    }
}
