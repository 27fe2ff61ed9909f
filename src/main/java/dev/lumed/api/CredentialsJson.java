package dev.lumed.api;

/** The body of {@code PUT /v1/credentials}. It never prints what it holds. */
public record CredentialsJson(String accessToken, String refreshToken) {
    @Override
    public String toString() {
        return "CredentialsJson[***]";
    }
}
