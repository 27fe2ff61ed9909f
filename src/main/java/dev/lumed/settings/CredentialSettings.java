package dev.lumed.settings;

import java.util.Optional;

/** What lumed signs in with: tokens that exist already, or the e-mail address and password that get them. */
public record CredentialSettings(
        Optional<Secret> accessToken,
        Optional<Secret> refreshToken,
        Optional<String> email,
        Optional<Secret> password) {

    static CredentialSettings read(Section credentials) {
        CredentialSettings settings = new CredentialSettings(
                credentials.secret("access-token"),
                credentials.secret("refresh-token"),
                credentials.optionalText("email"),
                credentials.secret("password"));
        boolean both = settings.email.isPresent() == settings.password.isPresent();
        credentials.require(
                both, settings.email.isPresent() ? "password" : "email", "both of email and password, or neither");
        return settings;
    }
}
