package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the local API's records become JSON and come back: snake_case, lower-case enum words, ISO-8601 instants, what is
 * absent left out. Fields that a reader does not know are passed over, so that an older client reads a newer daemon.
 */
public final class ApiJson {
    static final int DEEPEST = 256;
    static final int LONGEST_TEXT = 16 << 20;
    static final int LONGEST_NUMBER = 100;
    static final int LONGEST_NAME = 1_000;

    /** JSON within a text stands in an answer within other JSON, and must not make that too deep for its reader. */
    static final int DEEPEST_EMBEDDED = 128;

    private static final List<CoercionInputShape> NO_TEXT =
            List.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float);

    private static final JsonMapper MAPPER = JsonMapper.builder(factory(DEEPEST))
            .annotationIntrospector(new RequiredComponents())
            .addModule(new ParameterNamesModule())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> {
                for (CoercionInputShape scalar : NO_TEXT) {
                    text.setCoercion(scalar, CoercionAction.Fail);
                }
            })
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** What the backend said is handed on as it was written, and not as the nearest double. */
    private static final JsonMapper EMBEDDED = JsonMapper.builder(factory(DEEPEST_EMBEDDED))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ApiJson() {}

    private static JsonFactory factory(int deepest) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                // A syntax error names its place, and never quotes the text: that may be a credential.
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** One line of JSON: line breaks within values are escaped. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Whole: what may be missing is {@code @Nullable} in the record, and without the rest there is none. */
    public static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return present(MAPPER.readValue(json, type), type);
    }

    public static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        return present(MAPPER.treeToValue(json, type), type);
    }

    private static <T> T present(@Nullable T value, Class<T> type) throws JsonProcessingException {
        if (value == null) {
            throw MismatchedInputException.from(null, type, "there is nothing where a value has to be");
        }
        return value;
    }

    /** JSON text from elsewhere as a value; what turns out to be none is shown as the text it is. */
    static @Nullable JsonNode value(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return EMBEDDED.readTree(json);
        } catch (JsonProcessingException | NumberFormatException notJson) {
            return TextNode.valueOf(json);
        }
    }
}
