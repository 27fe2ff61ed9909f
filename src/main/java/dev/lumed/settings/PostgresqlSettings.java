package dev.lumed.settings;

import java.util.Optional;

/** The shared database, as JDBC wants it. */
public record PostgresqlSettings(Optional<String> url, Optional<String> user, Optional<Secret> password) {

    private static final String ALLOWED =
            "a JDBC URL like jdbc:postgresql://host:5432/lumed, without user and password";

    private static final Kind<String> JDBC_URL = Kind.limited(Kinds.TEXT, ALLOWED, PostgresqlSettings::isPlainUrl);

    static PostgresqlSettings read(Section postgresql, boolean needed) {
        PostgresqlSettings settings = new PostgresqlSettings(
                postgresql.optional("url", JDBC_URL), postgresql.optionalText("user"), postgresql.secret("password"));
        postgresql.require(!needed || settings.url.isPresent(), "url", ALLOWED + ", since store.kind = postgresql");
        return settings;
    }

    // Credentials in the URL would be shown with it.
    private static boolean isPlainUrl(String url) {
        return url.startsWith("jdbc:postgresql:")
                && !url.contains("@")
                && !url.matches("(?i).*[?&](user|password|sslpassword)=.*");
    }
}
