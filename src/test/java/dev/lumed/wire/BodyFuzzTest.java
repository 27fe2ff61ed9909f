package dev.lumed.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lumed.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body is read or refused in words of our own, and what was read is written so that it reads alike. */
final class BodyFuzzTest {

    private static final List<Codec<?>> CODECS = List.of(
            new Codec<>(AnswerCodec::decodeTokens, AnswerCodec::encodeTokens),
            new Codec<>(AnswerCodec::decodeCreated, AnswerCodec::encodeCreated),
            new Codec<>(AnswerCodec::decodeConsultation, AnswerCodec::encodeConsultation),
            new Codec<>(AnswerCodec::decodeConsultations, AnswerCodec::encodeConsultations),
            new Codec<>(AnswerCodec::decodeMessages, AnswerCodec::encodeMessages),
            new Codec<>(AnswerCodec::decodeSent, sent -> AnswerCodec.encodeSent(sent, SentStyle.CREATED)),
            new Codec<>(AnswerCodec::decodeQuickActions, AnswerCodec::encodeQuickActions),
            new Codec<>(AnswerCodec::decodeError, error -> AnswerCodec.encodeError(error, ErrorStyle.OBJECT)),
            new Codec<>(RequestCodec::decodeLogin, RequestCodec::encodeLogin),
            new Codec<>(RequestCodec::decodeRefresh, RequestCodec::encodeRefresh),
            new Codec<>(RequestCodec::decodeCreate, RequestCodec::encodeCreate),
            new Codec<>(RequestCodec::decodeSend, RequestCodec::encodeSend));

    private record Codec<T>(Decoder<T> decoder, Encoder<T> encoder) {

        /** Arguments of a message may be another text when written, of the same value: so the texts are compared. */
        void check(String body) throws WireException {
            T value;
            try {
                value = decoder.decode(body);
            } catch (WireException refused) {
                assertTrue(refused.getMessage().length() < 60, refused.getMessage());
                return;
            }
            String written = encoder.encode(value);
            assertEquals(written, encoder.encode(decoder.decode(written)));
        }
    }

    @FunctionalInterface
    private interface Decoder<T> {
        T decode(String body) throws WireException;
    }

    @FunctionalInterface
    private interface Encoder<T> {
        String encode(T value);
    }

    @FuzzTest
    void bodies_ofAnyText_areWrittenAsTheyAreRead(byte[] bytes) throws WireException {
        FuzzInput input = FuzzInput.of(FuzzInput.upTo(1024, bytes));
        input.among(CODECS).check(input.text());
    }

    @FuzzTest
    void timestamps_ofAnyText_areWrittenAsTheyAreRead(byte[] bytes) {
        @Nullable Instant read = Timestamps.read(TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8)));
        if (read != null) {
            assertEquals(read, Timestamps.read(Timestamps.write(read)));
        }
    }
}
