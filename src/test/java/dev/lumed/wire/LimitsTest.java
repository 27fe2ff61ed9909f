package dev.lumed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.fuzz.Excess;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the backend sends has its limits, and what is beyond them costs no more than to find that out. */
final class LimitsTest {

    private static final ServerFrame BEYOND = new ServerFrame.Malformed("too deep or too large");
    private static final ServerFrame TOO_MANY = new ServerFrame.Malformed("too many in one text");

    static Stream<String> excesses() {
        return Stream.of(
                Excess.deep(Json.DEEPEST),
                Excess.number(Json.LONGEST_NUMBER + 1),
                "1e99999999999",
                Excess.named(Json.LONGEST_NAME + 1),
                Excess.text(Json.LONGEST_TEXT + 1));
    }

    static Stream<String> largest() {
        return Stream.of(
                Excess.deep(Json.DEEPEST - 1),
                Excess.number(Json.LONGEST_NUMBER),
                Excess.named(Json.LONGEST_NAME),
                Excess.text(Json.LONGEST_TEXT));
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void frame_beyondALimit_isMalformedAndItsNeighbourKept(String value) {
        assertThat(FrameCodec.decode("{\"type\":\"pong\"}\n{\"type\":\"new\",\"data\":" + value + "}"))
                .isEqualTo(List.of(new ServerFrame.Pong(), BEYOND));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void frame_withinTheLimits_isRead(String value) {
        assertThat(FrameCodec.decode("{\"type\":\"new\",\"data\":" + value + "}"))
                .hasSize(1)
                .hasOnlyElementsOfType(ServerFrame.Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void body_beyondALimit_isRefused(String value) {
        assertThatThrownBy(() -> AnswerCodec.decodeMessages("{\"messages\":[],\"more\":" + value + "}"))
                .isInstanceOf(WireException.class)
                .hasMessage("too deep or too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "{}\n", "{\"type\":\"pong\"}\n"})
    void frames_tooManyInOneText_areReadUpToTheLimit(String one) {
        List<ServerFrame> frames = FrameCodec.decode(one.repeat(FrameCodec.MOST + 2));
        assertThat(frames).hasSize(FrameCodec.MOST + 1).endsWith(TOO_MANY);
        assertThat(FrameCodec.decode(one.repeat(FrameCodec.MOST)))
                .hasSize(FrameCodec.MOST)
                .doesNotContain(TOO_MANY);
    }

    @Test
    void number_ofAHugeExponent_isNeitherExpandedNorChanged() {
        String frame = "{\"type\":\"new\",\"data\":[1E+999999999,1.50,12345678901234567890.123]}";
        assertThat(FrameCodec.encode(FrameCodec.decode(frame).get(0))).isEqualTo(frame);
    }

    @Test
    void arguments_tooDeepToStandInAMessage_stayAText() throws WireException {
        WireMessage message =
                new WireMessage("m1", null, "user", "", null, Excess.deep(Json.DEEPEST - 1), null, null, Instant.EPOCH);
        String body = AnswerCodec.encodeSent(new Sent(message, null), SentStyle.CREATED);
        assertThat(AnswerCodec.decodeSent(body).userMessage()).isEqualTo(message);
    }
}
