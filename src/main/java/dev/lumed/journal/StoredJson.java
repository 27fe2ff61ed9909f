package dev.lumed.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lumed.conversation.Details;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How records become JSON for good: the components under their own names, instants as ISO text, ids as plain strings,
 * enum constants in kebab-case; null, empty lists and {@link Details#NONE} are left out, and come back when they are
 * missing. Unknown fields are passed over; a missing one that may not be null is refused.
 */
final class StoredJson {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    // What is stored has the shape of our records, few of which hold others; JSON from elsewhere stands in it as text.
    static final int DEEPEST = 50;
    static final int LONGEST_TEXT = 64 << 20;
    static final int LONGEST_NUMBER = 100;
    static final int LONGEST_NAME = 1_000;

    private StoredJson() {}

    static JsonMapper mapper() {
        return builder().build();
    }

    /** For a sealed type, whose subtypes are told apart by a {@code type} field with the names given here. */
    static JsonMapper mapper(Class<?> root, Map<? extends Class<?>, String> names) {
        for (Class<?> type : root.getPermittedSubclasses()) {
            if (!names.containsKey(type)) {
                throw new IllegalStateException(type.getName() + " has no stored name");
            }
        }
        JsonMapper.Builder builder = builder().addMixIn(root, Typed.class);
        names.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
        return builder.build();
    }

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(LONGEST_TEXT)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(LONGEST_NAME)
                                .build())
                        .build())
                .annotationIntrospector(new StoredNaming(Set.of(List.class, Details.class)))
                .addModule(new JavaTimeModule())
                .addModule(new StoredValues())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                // A record without components is a whole event.
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // Only components count: a record's other methods may look like properties.
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .withConfigOverride(List.class, list -> list.setInclude(
                                JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                        .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(
                        Details.class,
                        details -> details.setInclude(
                                JsonInclude.Value.construct(JsonInclude.Include.CUSTOM, JsonInclude.Include.ALWAYS)
                                        .withValueFilter(StoredValues.NoDetails.class)));
    }
}
