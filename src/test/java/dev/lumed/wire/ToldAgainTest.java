package dev.lumed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fuzzer found: values that were told otherwise than they were read. */
final class ToldAgainTest {

    private static final WireMessage REPLY = WireMessage.plain("m2", "assistant", "hi", Instant.EPOCH);

    @Test
    void frame_unknownWithinAnother_staysWithinIt() {
        List<ServerFrame> frames = FrameCodec.decode("{\"type\":\"new\",\"data\":{\"type\":\"new\",\"data\":5}}");
        assertThat(FrameCodec.decode(FrameCodec.encode(frames.get(0)))).isEqualTo(frames);
    }

    @Test
    void error_ofNothing_hasTheWordsBesideIt() throws WireException {
        assertThat(AnswerCodec.decodeError("{\"error\":null,\"message\":\"too many\"}"))
                .isEqualTo(new ErrorBody(null, "too many", null));
    }

    @Test
    void reply_withoutItsQuestion_isSentAlone() throws WireException {
        Sent sent = new Sent(null, REPLY);
        assertThat(AnswerCodec.decodeSent(AnswerCodec.encodeSent(sent, SentStyle.CREATED)))
                .isEqualTo(sent);
    }
}
