package dev.lumed.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One kind of stored value: its permanent name, its JSON, and how older versions of that JSON are brought up to today's.
 * The manifest {@code kind:version} is stored beside each value.
 */
final class StoredFormat<T> {

    private final String kind;
    private final Class<T> type;
    private final JsonMapper mapper;
    private final List<UnaryOperator<JsonNode>> migrations;

    /** @param migrations from version 1 to 2, from 2 to 3, and so on up to today's */
    StoredFormat(String kind, Class<T> type, JsonMapper mapper, List<UnaryOperator<JsonNode>> migrations) {
        this.kind = kind;
        this.type = type;
        this.mapper = mapper;
        this.migrations = List.copyOf(migrations);
    }

    String kind() {
        return kind;
    }

    /** Of what is written today. */
    String manifest() {
        return kind + ":" + (migrations.size() + 1);
    }

    /** Whether a value with this manifest is of this kind, of whatever version. */
    boolean covers(String manifest) {
        return manifest.startsWith(kind + ":");
    }

    /** Whether a value with this manifest is of this kind and of a version that is known. */
    boolean reads(String manifest) {
        String number = covers(manifest) ? manifest.substring(kind.length() + 1) : "";
        return number.matches("[1-9]\\d{0,5}") && Integer.parseInt(number) <= migrations.size() + 1;
    }

    String text(T value) {
        try {
            return mapper.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UnreadableException(kind + " cannot be written: " + e.getMessage(), e);
        }
    }

    byte[] bytes(T value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    T read(String manifest, byte[] bytes) {
        return read(manifest, new String(bytes, StandardCharsets.UTF_8));
    }

    T read(String manifest, String text) {
        int version = version(manifest);
        try {
            if (version == migrations.size() + 1) {
                return present(manifest, mapper.readValue(text, type));
            }
            JsonNode json = mapper.readTree(text);
            if (!json.isObject()) {
                throw new UnreadableException("a stored " + manifest + " is no object");
            }
            for (UnaryOperator<JsonNode> migration : migrations.subList(version - 1, migrations.size())) {
                json = migration.apply(json);
            }
            return present(manifest, mapper.treeToValue(json, type));
        } catch (JsonProcessingException e) {
            throw new UnreadableException("a stored " + manifest + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private T present(String manifest, @Nullable T value) {
        if (value == null) {
            throw new UnreadableException("a stored " + manifest + " is no object");
        }
        return value;
    }

    private int version(String manifest) {
        String number = covers(manifest) ? manifest.substring(kind.length() + 1) : "";
        if (!number.matches("[1-9]\\d{0,5}")) {
            throw new UnreadableException("a stored " + manifest + " is no " + kind);
        }
        int version = Integer.parseInt(number);
        if (version > migrations.size() + 1) {
            throw new UnreadableException(
                    "a stored " + manifest + " is of a newer lumed; this one reads up to " + manifest());
        }
        return version;
    }
}
