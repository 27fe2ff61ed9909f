package dev.lumed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerCodecTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final WireMessage USER = WireMessage.plain("m-1", "user", "ok", NOON);
    private static final WireMessage ASSISTANT =
            new WireMessage("m-2", "c-1", "assistant", "Hello", "log_meal", "{\"kcal\":3}", 12, 345L, NOON);
    private static final Consultation CONSULTATION = new Consultation(
            "c-1", "u-1", "nutritionist", "active", "g-1", "goal", "x-1", "plan", NOON, NOON, NOON, 3, NOON, NOON);
    private static final Consultation BARE =
            new Consultation("c-2", null, "", "", null, null, null, null, null, null, null, 0, Instant.EPOCH, null);

    @Test
    void tokens_writtenAndRead_areTheSame() throws WireException {
        TokenPair pair = new TokenPair("a", "r");
        assertThat(AnswerCodec.decodeTokens(AnswerCodec.encodeTokens(pair))).isEqualTo(pair);
        assertThat(AnswerCodec.decodeTokens("{\"access_token\":\"a\",\"refresh_token\":\"r\"}"))
                .isEqualTo(pair);
    }

    @Test
    void secrets_printed_areMasked() {
        assertThat(new TokenPair("canary", "canary").toString() + new Login("canary", "canary"))
                .doesNotContain("canary");
    }

    @Test
    void created_writtenAndRead_isTheSame() throws WireException {
        for (Created created : List.of(new Created(CONSULTATION, USER, true), new Created(BARE, null, false))) {
            assertThat(AnswerCodec.decodeCreated(AnswerCodec.encodeCreated(created)))
                    .isEqualTo(created);
        }
    }

    @Test
    void consultation_writtenAndRead_isTheSame() throws WireException {
        assertThat(AnswerCodec.decodeConsultation(AnswerCodec.encodeConsultation(CONSULTATION)))
                .isEqualTo(CONSULTATION);
        assertThat(AnswerCodec.decodeConsultation("{\"data\":{\"id\":\"C-2\",\"status\":null,\"novel\":[]}}"))
                .isEqualTo(BARE);
        assertThat(AnswerCodec.decodeConsultation("{\"data\":{\"consultation\":{\"id\":\"c-2\"}}}"))
                .isEqualTo(BARE);
    }

    @Test
    void consultations_writtenAndRead_areTheSame() throws WireException {
        ConsultationPage page = new ConsultationPage(List.of(CONSULTATION, BARE), 9L, 2L, 4L);
        assertThat(AnswerCodec.decodeConsultations(AnswerCodec.encodeConsultations(page)))
                .isEqualTo(page);
    }

    @Test
    void messages_inEitherStyle_areRead() throws WireException {
        MessagePage all = new MessagePage(List.of(USER, ASSISTANT), 2L, null);
        MessagePage part = new MessagePage(List.of(USER, ASSISTANT), 20L, true);
        assertThat(AnswerCodec.encodeMessages(all))
                .contains("\"total_count\":2")
                .doesNotContain("has_more");
        assertThat(AnswerCodec.encodeMessages(part))
                .contains("\"total\":20", "\"has_more\":true")
                .doesNotContain("total_count");
        for (MessagePage page : List.of(all, part)) {
            assertThat(AnswerCodec.decodeMessages(AnswerCodec.encodeMessages(page)))
                    .isEqualTo(page);
        }
    }

    @Test
    void messages_asABareArray_areRead() throws WireException {
        assertThat(AnswerCodec.decodeMessages("{\"success\":true,\"data\":[]}"))
                .isEqualTo(new MessagePage(List.of(), null, null));
    }

    @Test
    void message_withOddFields_isReadAsFarAsItCan() throws WireException {
        String body =
                """
                {"data":{"messages":[{"id":17,"role":"tool","content":null,"tokens_used":1e999,
                "processing_time_ms":"x","created_at":"yesterday","function_args":"{\\"a\\":1}"}]}}""";
        assertThat(AnswerCodec.decodeMessages(body).messages())
                .containsExactly(new WireMessage("17", null, "tool", "", null, "{\"a\":1}", null, null, Instant.EPOCH));
    }

    @ParameterizedTest
    @EnumSource
    void sent_inEitherStyle_isRead(SentStyle style) throws WireException {
        Sent sent = new Sent(USER, style == SentStyle.CREATED ? ASSISTANT : null);
        assertThat(AnswerCodec.decodeSent(AnswerCodec.encodeSent(sent, style))).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"success\":true}", "{\"success\":true,\"data\":{}}", "{\"data\":null}"})
    void sent_withoutTheMessage_isStillSent(String body) throws WireException {
        assertThat(AnswerCodec.decodeSent(body)).isEqualTo(new Sent(null, null));
    }

    @Test
    void quickActions_writtenAndRead_areTheSame() throws WireException {
        List<QuickAction> actions = List.of(
                new QuickAction("q", "Plan", "Plan my day", "sun", "goal", "nutritionist"),
                new QuickAction("r", "", "", null, null, null));
        assertThat(AnswerCodec.decodeQuickActions(AnswerCodec.encodeQuickActions(actions)))
                .isEqualTo(actions);
    }

    @Test
    void error_inAnyStyle_isRead() throws WireException {
        assertThat(AnswerCodec.decodeError("{\"success\":false,\"error\":\"No\"}"))
                .isEqualTo(new ErrorBody(null, "No", null));
        assertThat(AnswerCodec.decodeError("{\"error\":\"No\",\"error_code\":\"X\"}"))
                .isEqualTo(new ErrorBody("X", "No", null));
        assertThat(AnswerCodec.decodeError("{\"message\":\"No\",\"code\":\"X\"}"))
                .isEqualTo(new ErrorBody("X", "No", null));
        assertThat(AnswerCodec.decodeError("{\"error\":{\"code\":\"X\"},\"success\":false}"))
                .isEqualTo(new ErrorBody("X", "", null));
        assertThat(AnswerCodec.decodeError("[]")).isEqualTo(new ErrorBody(null, "", null));
    }

    @Test
    void error_ofAnExistingConsultation_namesItInLowerCase() throws WireException {
        ErrorBody error = new ErrorBody(
                "CONSULTATION_EXISTS", "There is one", Json.object().put("existing_consultation_id", "AB-1"));
        ErrorBody read = AnswerCodec.decodeError(AnswerCodec.encodeError(error, ErrorStyle.OBJECT));
        assertThat(read).isEqualTo(error);
        assertThat(read.existingConsultationId()).isEqualTo("ab-1");
        assertThat(AnswerCodec.decodeError(AnswerCodec.encodeError(error, ErrorStyle.TEXT)))
                .isEqualTo(new ErrorBody(null, "There is one", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>canary</html>",
                "{\"data\":{\"messages\":[{\"id\":\"canary",
                "[]",
                "\"canary\"",
                "{\"success\":false,\"error\":\"canary\"}",
                "{\"data\":{\"messages\":[{\"content\":\"canary\"}]}}",
                "{\"data\":{\"messages\":[{\"id\":\"\"}]}}",
                "{\"data\":{\"messages\":{}}}",
                "{} {\"canary\":1}"
            })
    void body_withoutSense_isRefusedAndNotQuoted(String body) {
        assertThatThrownBy(() -> AnswerCodec.decodeMessages(body))
                .isInstanceOf(WireException.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
