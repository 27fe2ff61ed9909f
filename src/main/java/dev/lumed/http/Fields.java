package dev.lumed.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** The JSON object of a request's body, whose values are all texts. A misspelt field is refused, not passed over. */
final class Fields {
    private static final ObjectReader READER =
            ApiJson.mapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private static final int LONGEST_QUOTED = 100;

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    static Fields of(HttpRequest request, String... known) {
        JsonNode object = parse(((HttpEntity.Strict) request.entity()).getData());
        List<String> names = List.of(known);
        if (!object.isObject()) {
            throw invalid("invalid-json", "The body must be a JSON object with: " + String.join(", ", names) + ".");
        }
        for (Map.Entry<String, JsonNode> given : object.properties()) {
            if (!names.contains(given.getKey())) {
                throw invalid(
                        "unknown-field",
                        "There is no field '" + brief(given.getKey()) + "'; allowed: " + String.join(", ", names)
                                + ".");
            }
        }
        return new Fields(object);
    }

    private static String brief(String name) {
        return name.length() <= LONGEST_QUOTED ? name : name.substring(0, LONGEST_QUOTED) + "…";
    }

    String required(String name) {
        @Nullable String value = optional(name);
        if (value == null) {
            throw invalid("missing-field", "The body lacks the field '" + name + "', a text.");
        }
        return value;
    }

    String filled(String name) {
        String value = required(name);
        if (value.isBlank()) {
            throw invalid("invalid-field", "The field '" + name + "' is empty.");
        }
        return value;
    }

    @Nullable
    String optional(String name) {
        @Nullable JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid("invalid-field", "The field '" + name + "' must be a text.");
        }
        return wellFormed(name, value.textValue());
    }

    /**
     * Half of a pair of surrogates would be another text on the wire, and a message would not be known again there; some
     * stores end a text at NUL, or take none that has it.
     */
    private static String wellFormed(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid("invalid-field", "The field '" + name + "' holds the character NUL.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw invalid("invalid-field", "The field '" + name + "' is not well-formed Unicode.");
        }
        return text;
    }

    /** The reason tells the place and quotes nothing: a body may hold credentials. */
    private static JsonNode parse(ByteString body) {
        try {
            // Left to itself, the parser would take UTF-16 and UTF-32 too.
            return READER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(body.asByteBuffer())
                    .toString());
        } catch (JacksonException malformed) {
            @Nullable JsonLocation place = malformed.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw invalid("invalid-json", "The body is not one well-formed JSON object" + where + ".");
        } catch (IOException unreadable) {
            throw invalid("invalid-json", "The body is not JSON in UTF-8.");
        }
    }

    static ProblemException invalid(String code, String detail) {
        return Problem.badRequest(code, detail).asException();
    }
}
