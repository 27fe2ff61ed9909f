package dev.lumed.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of the wire: bounded when read, and fields taken as they come or not at all. */
final class Json {
    static final int DEEPEST = 100;
    static final int DEEPEST_EMBEDDED = 50;
    static final int LONGEST_TEXT = 16 << 20;
    static final int LONGEST_NUMBER = 100;
    static final int LONGEST_NAME = 1_000;

    /** Of what is over a limit, and of a number whose exponent is over that of every decimal: Jackson throws for it. */
    static final String BEYOND = "too deep or too large";

    static final JsonFactory FACTORY = factory(DEEPEST);

    static final JsonMapper MAPPER = mapper(FACTORY);

    /** For JSON within a text, which is to stand within other JSON and must not make that too deep. */
    private static final JsonMapper EMBEDDED = mapper(factory(DEEPEST_EMBEDDED));

    private Json() {}

    private static JsonFactory factory(int deepest) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    private static JsonMapper mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // As it was written: a double would make infinity of a large number, and another number of a long one.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(String text) throws WireException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new WireException(complaint(unreadable));
        } catch (NumberFormatException beyond) {
            throw new WireException(BEYOND);
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Jackson's own messages quote what they stumble over. */
    static String complaint(IOException unreadable) {
        if (unreadable instanceof JsonEOFException) {
            return "cut short";
        }
        return unreadable instanceof StreamConstraintsException ? BEYOND : "not JSON";
    }

    /** A number or a truth value is given as its text: some servers count their ids. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    static String textOr(JsonNode object, String name, String otherwise) {
        String text = text(object, name);
        return text == null ? otherwise : text;
    }

    static @Nullable String id(JsonNode object, String name) {
        String id = text(object, name);
        return id == null || id.isBlank() ? null : lowerCase(id);
    }

    static String lowerCase(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    static String requiredId(JsonNode object, String what) throws WireException {
        String id = id(object, "id");
        if (id == null) {
            throw new WireException(what + " without an id");
        }
        return id;
    }

    static @Nullable Long number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    static @Nullable Integer smallNumber(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() && value.canConvertToInt() ? value.intValue() : null;
    }

    static @Nullable Instant instant(JsonNode object, String name) {
        return Timestamps.read(object.path(name));
    }

    static Instant instantOrEpoch(JsonNode object, String name) {
        Instant instant = instant(object, name);
        return instant == null ? Instant.EPOCH : instant;
    }

    static ObjectNode put(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof Long number) {
            json.put(name, number);
        } else if (value instanceof Integer number) {
            json.put(name, number);
        } else if (value instanceof Instant instant) {
            json.put(name, Timestamps.write(instant));
        } else if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value != null) {
            json.put(name, value.toString());
        }
        return json;
    }

    /** A JSON text as the value it stands for; what is none, as text. */
    static JsonNode embedded(String json) {
        try {
            JsonNode value = EMBEDDED.readTree(json);
            return value.isContainerNode() ? value : TextNode.valueOf(json);
        } catch (JsonProcessingException | NumberFormatException notJson) {
            return TextNode.valueOf(json);
        }
    }

    static @Nullable JsonNode present(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node;
    }
}
