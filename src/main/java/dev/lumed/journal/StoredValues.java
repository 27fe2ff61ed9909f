package dev.lumed.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values with a shape of their own in stored JSON: ids are plain strings, missing details are none. */
final class StoredValues extends SimpleModule {

    private static final long serialVersionUID = 1;

    StoredValues() {
        text(ConversationId.class, ConversationId::new, ConversationId::value);
        text(MessageId.class, MessageId::new, MessageId::value);
        text(ServerId.class, ServerId::new, ServerId::value);
        setDeserializerModifier(new DetailsModifier());
    }

    private <T> void text(Class<T> type, Function<String, T> reading, Function<T, String> writing) {
        addSerializer(type, new TextSerializer<>(type, writing));
        addDeserializer(type, new TextDeserializer<>(type, reading));
    }

    private static final class TextSerializer<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<T, String> writing;

        TextSerializer(Class<T> type, Function<T, String> writing) {
            super(type);
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(writing.apply(value));
        }
    }

    private static final class TextDeserializer<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<String, T> reading;

        TextDeserializer(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return reading.apply(text);
        }
    }

    private static final class DetailsModifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription type, JsonDeserializer<?> reading) {
            return type.getBeanClass() == Details.class ? new DetailsDeserializer(reading) : reading;
        }
    }

    private static final class DetailsDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        DetailsDeserializer(JsonDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reading) {
            return new DetailsDeserializer(reading);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object details = super.deserialize(parser, context);
            return Details.NONE.equals(details) ? Details.NONE : details;
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return Details.NONE;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Details.NONE;
        }
    }

    /** Jackson leaves out what its filter is equal to. */
    static final class NoDetails {

        @Override
        public boolean equals(@Nullable Object other) {
            return other == null || other.equals(Details.NONE);
        }

        @Override
        public int hashCode() {
            return Details.NONE.hashCode();
        }
    }
}
