package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.actor.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("socket")
final class QuickActionsTest {
    private static final String PATH = "/v1/quick-actions";

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void wishes_told_areHandedOn() {
        JsonNode action = api.client
                .get(PATH + "?persona=coach&context_type=a%26b")
                .json()
                .at("/actions/0");
        assertThat(action.get("prompt").asText()).isEqualTo("How do I begin?");
        assertThat(action.get("icon").isNull()).isTrue();
        assertThat(action.get("persona").asText()).isEqualTo("coach");
        assertThat(action.get("context_type").asText()).isEqualTo("a&b");
    }

    @Test
    void wishes_absent_areNone() {
        JsonNode action = api.client.get(PATH).json().at("/actions/0");
        assertThat(action.get("persona").isNull()).isTrue();
        assertThat(action.get("context_type").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BACKEND_REFUSED, 502", "BACKEND_UNAVAILABLE, 503", "BACKEND_UNAUTHORIZED, 503"})
    void backend_thatDoesNotAnswer_isAProblem(Outcome.Kind kind, int status) {
        api.conversations.refuse(new Outcome.Refusal<>(kind, "backend-says-no", "It says no."));
        ApiClient.Answer answer = api.client.get(PATH);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo("backend-says-no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona=", "context_type=%20%20", "persona=a&persona=b"})
    void wish_thatIsNone_isTold(String query) {
        ApiClient.Answer answer = api.client.wrong("GET", PATH + "?" + query, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-query");
        assertThat(answer.json().get("detail").asText()).contains(query.substring(0, query.indexOf('=')));
    }
}
