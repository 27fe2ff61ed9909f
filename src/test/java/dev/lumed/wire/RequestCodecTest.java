package dev.lumed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestCodecTest {

    @Test
    void requests_writtenAndRead_areTheSame() throws WireException {
        Login login = new Login("ann@example.org", "secret");
        CreateConsultation full = new CreateConsultation("nutritionist", "hi", "g", "goal", "x", "q");
        CreateConsultation bare = new CreateConsultation("new_persona", null, null, null, null, null);
        assertThat(RequestCodec.decodeLogin(RequestCodec.encodeLogin(login))).isEqualTo(login);
        assertThat(RequestCodec.decodeRefresh(RequestCodec.encodeRefresh("r"))).isEqualTo("r");
        assertThat(RequestCodec.decodeCreate(RequestCodec.encodeCreate(full))).isEqualTo(full);
        assertThat(RequestCodec.decodeCreate(RequestCodec.encodeCreate(bare))).isEqualTo(bare);
        assertThat(RequestCodec.decodeSend(RequestCodec.encodeSend("a\nb"))).isEqualTo("a\nb");
    }

    @Test
    void create_withoutWishes_namesThePersonaOnly() {
        assertThat(RequestCodec.encodeCreate(new CreateConsultation("p", null, null, null, null, null)))
                .isEqualTo("{\"persona\":\"p\"}");
    }

    @Test
    void change_byEitherWayOfArchiving_isRead() throws WireException {
        assertThat(RequestCodec.decodeChange("{\"is_archived\":true}")).isEqualTo("archived");
        assertThat(RequestCodec.decodeChange("{\"status\":\"archived\"}")).isEqualTo("archived");
        assertThat(RequestCodec.decodeChange("{}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"content\":null}", "{\"content\":{}}"})
    void send_withoutContent_isRefused(String body) {
        assertThatThrownBy(() -> RequestCodec.decodeSend(body)).isInstanceOf(WireException.class);
    }
}
