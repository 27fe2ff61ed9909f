package dev.lumed.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A pair of tokens as it stands in the file: {@code {"access_token":…,"refresh_token":…,"from":…}}. Other fields are
 * ignored.
 *
 * @param from the {@link Fingerprint} of what the configuration signs in with, from which this pair has come; null where a
 *     person wrote it
 */
record StoredTokens(Secret access, Secret refresh, @Nullable String from) {

    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static final String FROM = "from";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What a parser stumbles over may be a token.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** @throws IOException that says what is wrong, and quotes nothing */
    static StoredTokens parse(String text) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON");
        }
        JsonNode from = json.path(FROM);
        return new StoredTokens(token(json, ACCESS), token(json, REFRESH), from.isTextual() ? from.textValue() : null);
    }

    private static Secret token(JsonNode json, String name) throws IOException {
        JsonNode value = json.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IOException("no JSON object with a text for " + name);
        }
        return Secret.of(value.textValue());
    }

    String toJson() {
        ObjectNode json = JSON.createObjectNode().put(ACCESS, access.reveal()).put(REFRESH, refresh.reveal());
        if (from != null) {
            json.put(FROM, from);
        }
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isSamePair(@Nullable StoredTokens other) {
        return other != null && access.equals(other.access) && refresh.equals(other.refresh);
    }
}
