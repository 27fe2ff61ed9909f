package dev.lumed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameCodecTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final WireMessage MESSAGE =
            new WireMessage("m-1", "c-1", "assistant", "Hello", "log_meal", "{\"kcal\":3}", 12, 345L, NOON);

    static Stream<Arguments> dialects() {
        return Stream.of(
                arguments(
                        "{'type':'connected','consultation_id':'AB-1','timestamp':'2025-03-01T12:00:00Z','x':1}",
                        new ServerFrame.Connected("ab-1", NOON)),
                arguments("{'type':'connected'}", new ServerFrame.Connected(null, null)),
                arguments("{'type':'message_received','content':'hi'}", new ServerFrame.MessageReceived()),
                arguments("{'type':'stream_chunk','content':' wor'}", new ServerFrame.StreamChunk(" wor")),
                arguments("{'content':'','type':'stream_chunk'}", new ServerFrame.StreamChunk("")),
                arguments("{'type':'stream_complete'}", new ServerFrame.StreamComplete(null)),
                arguments(
                        "{'type':'stream_complete','metadata':{'tokens_used':7,'processing_time_ms':'soon'}}",
                        new ServerFrame.StreamComplete(new StreamMetadata(7, null, null))),
                arguments(
                        "{'type':'message','message':{'id':'M-1','role':'assistant','content':'Hi',"
                                + "'created_at':'2025-03-01T12:00:00Z','novel':{}}}",
                        new ServerFrame.WholeMessage(WireMessage.plain("m-1", "assistant", "Hi", NOON))),
                arguments(
                        "{'type':'message','id':'m-1','role':'user','content':'Hi','created_at':1740830400}",
                        new ServerFrame.WholeMessage(WireMessage.plain("m-1", "user", "Hi", NOON))),
                arguments("{'type':'assistant_message_start','message_id':'M-1'}", new ServerFrame.ReplyStart("m-1")),
                arguments(
                        "{'type':'assistant_message_chunk','message_id':'M-1','content':'a'}",
                        new ServerFrame.ReplyChunk("m-1", "a")),
                arguments("{'type':'assistant_message_chunk','content':'a'}", new ServerFrame.StreamChunk("a")),
                arguments(
                        "{'type':'assistant_message_end','message_id':'M-1','content':'all'}",
                        new ServerFrame.ReplyEnd("m-1", "all", null)),
                arguments(
                        "{'type':'error','error':'Slow down','error_code':'RATE_LIMIT'}",
                        new ServerFrame.Failure("Slow down", "RATE_LIMIT")),
                arguments(
                        "{'type':'error','error':'Over','code':'CONSULTATION_NOT_ACTIVE'}",
                        new ServerFrame.Failure("Over", "CONSULTATION_NOT_ACTIVE")),
                arguments(
                        "{'type':'error','error':{'code':'SERVER_ERROR','message':'Oops'}}",
                        new ServerFrame.Failure("Oops", "SERVER_ERROR")),
                arguments("{'type':'error'}", new ServerFrame.Failure("", null)),
                arguments("{'type':'pong'}", new ServerFrame.Pong()),
                arguments(
                        "{'type':'meal_log.completed','data':{'id':'X'}}",
                        new ServerFrame.Unknown("meal_log.completed", json("{'id':'X'}"))),
                arguments("{'type':'new','a':1}", new ServerFrame.Unknown("new", json("{'type':'new','a':1}"))));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void frame_inAnyDialect_isRead(String text, ServerFrame expected) {
        assertThat(FrameCodec.decode(quoted(text))).containsExactly(expected);
    }

    static Stream<ServerFrame> frames() {
        StreamMetadata metadata = new StreamMetadata(7, 8L, json("[{'name':'f'}]"));
        return Stream.of(
                new ServerFrame.Connected("c-1", NOON),
                new ServerFrame.MessageReceived(),
                new ServerFrame.StreamChunk("a\n\"b\" \u0000 ü 😀"),
                new ServerFrame.StreamComplete(null),
                new ServerFrame.StreamComplete(metadata),
                new ServerFrame.WholeMessage(MESSAGE),
                new ServerFrame.ReplyStart("m-1"),
                new ServerFrame.ReplyChunk("m-1", "x"),
                new ServerFrame.ReplyEnd("m-1", null, metadata),
                new ServerFrame.ReplyEnd("m-1", "x", null),
                new ServerFrame.Failure("no", null),
                new ServerFrame.Pong(),
                new ServerFrame.Unknown("a.b", json("{'k':[1]}")),
                new ServerFrame.Unknown("whole", json("{'type':'whole','k':1}")));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void frame_writtenAndRead_isTheSame(ServerFrame frame) {
        String text = FrameCodec.encode(frame);
        assertThat(text).doesNotContain("\n");
        assertThat(FrameCodec.decode(text)).containsExactly(frame);
    }

    @ParameterizedTest
    @EnumSource
    void failure_underEitherName_isTheSame(CodeName name) {
        ServerFrame failure = new ServerFrame.Failure("no", "RATE_LIMIT");
        assertThat(FrameCodec.decode(FrameCodec.encode(failure, name))).containsExactly(failure);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void frame_cutAnywhere_isMalformedAndNothingElse(ServerFrame frame) {
        String text = FrameCodec.encode(frame);
        IntStream.range(1, text.length()).forEach(end -> assertThat(FrameCodec.decode(text.substring(0, end)))
                .allMatch(ServerFrame.Malformed.class::isInstance)
                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "nonsense",
                "[]",
                "7",
                "null",
                "{}",
                "{'type':7}",
                "{'type':''}",
                "{'type':'stream_chunk'}",
                "{'type':'stream_chunk','content':null}",
                "{'type':'message'}",
                "{'type':'message','message':{'role':'user'}}",
                "{'type':'assistant_message_start'}"
            })
    void frame_withoutSense_isMalformed(String text) {
        assertThat(FrameCodec.decode(quoted(text))).singleElement().isInstanceOf(ServerFrame.Malformed.class);
    }

    @Test
    void frames_oneALine_areReadInOrderAndABadOneStaysInItsPlace() {
        String text = "{'type':'pong'}\r\n{'type':'stream_ch\n\n{'type':'stream_chunk','content':'a'}\n[]\n";
        assertThat(FrameCodec.decode(quoted(text)))
                .containsExactly(
                        new ServerFrame.Pong(),
                        new ServerFrame.Malformed("cut short"),
                        new ServerFrame.StreamChunk("a"),
                        new ServerFrame.Malformed("not an object"));
    }

    @Test
    void frames_onOneLine_areReadInOrder() {
        assertThat(FrameCodec.decode(quoted("{'type':'pong'} {'type':'stream_chunk','content':'a'}{")))
                .containsExactly(
                        new ServerFrame.Pong(),
                        new ServerFrame.StreamChunk("a"),
                        new ServerFrame.Malformed("cut short"));
    }

    @Test
    void frame_spreadOverLines_isRead() {
        assertThat(FrameCodec.decode(quoted("{\n  'type': 'stream_chunk',\n  'content': 'a'\n}\n")))
                .containsExactly(new ServerFrame.StreamChunk("a"));
    }

    @Test
    void frame_nestedWithoutEnd_isMalformed() {
        String deep = "{\"type\":\"x\",\"data\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        assertThat(FrameCodec.decode(deep)).containsExactly(new ServerFrame.Malformed("too deep or too large"));
    }

    @Test
    void frame_withAnEndlessNumber_isMalformed() {
        assertThat(FrameCodec.decode("{\"type\":\"x\",\"data\":" + "9".repeat(10_000) + "}"))
                .containsExactly(new ServerFrame.Malformed("too deep or too large"));
    }

    @Test
    void frame_malformed_isNotQuoted() {
        assertThat(FrameCodec.decode("canary canary").toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @EnumSource
    void message_ofAClient_isReadInEitherDialect(ClientDialect dialect) throws WireException {
        ClientFrame message = new ClientFrame.Message("ok\n\"ok\"");
        assertThat(FrameCodec.decodeClient(FrameCodec.encode(message, dialect))).isEqualTo(message);
        ClientFrame ping = new ClientFrame.Ping();
        assertThat(FrameCodec.decodeClient(FrameCodec.encode(ping, dialect))).isEqualTo(ping);
    }

    @Test
    void message_ofAClient_isWrittenInTheWordsOfItsDialect() {
        ClientFrame message = new ClientFrame.Message("a");
        assertThat(FrameCodec.encode(message, ClientDialect.CURRENT))
                .isEqualTo("{\"type\":\"message\",\"content\":\"a\"}");
        assertThat(FrameCodec.encode(message, ClientDialect.USER_MESSAGE))
                .isEqualTo("{\"type\":\"user_message\",\"content\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{'type':'message'}", "{'type':'other'}", "{'content':'a'}"})
    void clientFrame_withoutSense_isRefused(String text) {
        assertThatThrownBy(() -> FrameCodec.decodeClient(quoted(text))).isInstanceOf(WireException.class);
    }

    private static JsonNode json(String text) {
        try {
            return Json.tree(quoted(text));
        } catch (WireException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
