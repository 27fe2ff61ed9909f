package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Errors as the versions write them: a text, an object, or fields beside. */
final class ErrorReader {
    private ErrorReader() {}

    static ErrorBody read(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isObject()) {
            return new ErrorBody(code(error, code(body, null)), words(error), details(error, body));
        }
        String words = Json.textOr(body, "error", words(body));
        return new ErrorBody(code(body, null), words, details(body, body));
    }

    private static @Nullable String code(JsonNode json, @Nullable String otherwise) {
        for (String name : new String[] {"code", "error_code"}) {
            String code = Json.text(json, name);
            if (code != null) {
                return code;
            }
        }
        return otherwise;
    }

    private static String words(JsonNode json) {
        return Json.textOr(json, "message", "");
    }

    private static @Nullable JsonNode details(JsonNode error, JsonNode body) {
        JsonNode details = Json.present(error.path("details"));
        return details == null ? Json.present(body.path("data")) : details;
    }
}
