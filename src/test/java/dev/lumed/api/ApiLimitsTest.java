package dev.lumed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lumed.conversation.ConversationId;
import dev.lumed.fuzz.Excess;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the local API's JSON is limited to, on both of its sides. */
final class ApiLimitsTest {

    static Stream<String> excesses() {
        return Stream.of(
                Excess.deep(ApiJson.DEEPEST + 1),
                Excess.number(ApiJson.LONGEST_NUMBER + 1),
                Excess.named(ApiJson.LONGEST_NAME + 1),
                Excess.text(ApiJson.LONGEST_TEXT + 1));
    }

    static Stream<String> largest() {
        return Stream.of(
                Excess.deep(ApiJson.DEEPEST),
                Excess.number(ApiJson.LONGEST_NUMBER),
                Excess.named(ApiJson.LONGEST_NAME),
                Excess.text(ApiJson.LONGEST_TEXT));
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void value_beyondALimit_isRefused(String json) {
        assertThatThrownBy(() -> ApiJson.read(json, JsonNode.class)).isInstanceOf(StreamConstraintsException.class);
    }

    @ParameterizedTest
    @MethodSource("largest")
    void value_withinTheLimits_isRead(String json) throws Exception {
        assertThat(ApiJson.read(json, JsonNode.class)).isNotNull();
    }

    @Test
    void embedded_tooDeepToStandInAnAnswer_staysAText() {
        String deep = Excess.deep(ApiJson.DEEPEST_EMBEDDED + 1);
        assertThat(event(deep).data()).isEqualTo(TextNode.valueOf(deep));
        assertThat(event(Excess.deep(ApiJson.DEEPEST_EMBEDDED)).data()).isInstanceOf(ArrayNode.class);
    }

    @Test
    void number_fromTheBackend_isHandedOnAsItWasWritten() {
        assertThat(ApiJson.write(event("[1E+400,1.50]").data())).isEqualTo("[1E+400,1.50]");
    }

    @Test
    void number_thatNoDecimalCanBe_staysAText() {
        assertThat(event("[1e99999999999]").data()).isEqualTo(TextNode.valueOf("[1e99999999999]"));
    }

    private static EventJson.BackendEvent event(String data) {
        return EventJson.BackendEvent.of(new ConversationId("c"), "new", data);
    }
}
