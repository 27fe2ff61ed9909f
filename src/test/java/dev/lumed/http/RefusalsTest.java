package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that cannot be right: each is a problem that says what is allowed, and nothing is done. */
@Tag("socket")
final class RefusalsTest {
    private static final String MESSAGES = "/v1/conversations/c-1/messages";
    private static final String NOTHING = "";

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
        api.conversations.add("c-1");
    }

    @AfterAll
    static void stop() {
        assertThat(api.conversations.calls()).isEmpty();
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"content\":\"hi\",\"contnt\":\"\"} | unknown-field   | content",
                "{}                                   | missing-field   | content",
                "{\"content\":null}                   | missing-field   | content",
                "{\"content\":5}                      | invalid-field   | text",
                "{\"content\":\"half \\ud83c of a pair\"} | invalid-field | Unicode",
                "{\"content\":\"\\udfff\"}         | invalid-field   | Unicode",
                "{\"content\":\"a \\u0000\"}         | invalid-field   | NUL",
                "{\"content\":{\"a\":1}}              | invalid-field   | text",
                "[\"content\"]                        | invalid-json    | content",
                "\"content\"                          | invalid-json    | content",
                "{\"content\":\"hi\"                  | invalid-json    | line 1",
                "{\"content\":\"hi\"} {}              | invalid-json    | line 1",
                "{\"content\":\"a\",\"content\":\"b\"}| invalid-json    | line 1",
                "nonsense                             | invalid-json    | line 1",
            })
    void body_ofAnotherShape_isTold(String body, String code, String allowed) {
        assertTold(api.client.wrong("POST", MESSAGES, body), code, allowed);
    }

    @Test
    void body_missing_isTold() {
        assertTold(api.client.wrong("POST", MESSAGES, NOTHING), "invalid-json", "JSON");
    }

    @Test
    void body_malformed_isNotQuoted() {
        ApiClient.Answer answer = api.client.wrong("PUT", "/v1/credentials", "{\"access_token\":\"canary\",");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void credentials_blank_areRefused(String token) {
        String body = "{\"access_token\":\"a\",\"refresh_token\":\"" + token + "\"}";
        assertTold(api.client.wrong("PUT", "/v1/credentials", body), "invalid-field", "refresh_token");
        assertThat(api.control.credentials).isEmpty();
    }

    @Test
    void persona_blank_isRefused() {
        assertTold(api.client.wrong("POST", "/v1/conversations", "{\"persona\":\" \"}"), "invalid-field", "persona");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5001})
    void firstMessage_thatCouldNotBeSent_leavesNoConversationBehind(int length) {
        String body = "{\"persona\":\"coach\",\"initial_message\":\"" + "x".repeat(length) + "\"}";
        assertTold(api.client.wrong("POST", "/v1/conversations", body), "invalid-field", "5000");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 1 to 1000",
        "limit=1001, 1 to 1000",
        "limit=99999999999999999999, 1 to 1000",
        "limit=-1, whole number",
        "limit=ten, whole number",
        "limit=, whole number",
        "limit=1&limit=2, more than once",
        "after=-1, whole number",
        "after=1.5, whole number",
        "after=1&before=m1, exclude each other",
        "after=1&search=a, exclude each other",
        "search=, 1 to 200",
        "search=%20%09, 1 to 200",
        "search=a&search=b, more than once"
    })
    void query_ofAnotherShape_isTold(String query, String allowed) {
        assertTold(api.client.wrong("GET", MESSAGES + "?" + query, NOTHING), "invalid-query", allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "wait=done, sent or reply",
        "wait=sent&timeout=30, 30s",
        "wait=sent&timeout=0s, 30s",
        "wait=sent&timeout=6m, 300s",
        "wait=sent&timeout=-5s, 30s",
        "timeout=soon, 30s"
    })
    void wait_ofAnotherShape_isTold(String query, String allowed) {
        String body = "{\"content\":\"hi\"}";
        assertTold(api.client.wrong("POST", MESSAGES + "?" + query, body), "invalid-query", allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "now"})
    void since_noNumber_isTold(String since) {
        for (String path : List.of("/v1/events", "/v1/conversations/c-1/events")) {
            assertTold(api.client.wrong("GET", path + "?since=" + since, NOTHING), "invalid-query", "whole number");
        }
    }

    @Test
    void search_forMoreThanAnybodyRemembers_isTold() {
        String apple = "%F0%9F%8D%8E";
        assertTold(
                api.client.wrong("GET", MESSAGES + "?search=" + apple.repeat(201), NOTHING),
                "invalid-query",
                "1 to 200");
    }

    @Test
    void id_thatCannotBeOne_isTold() {
        String longId = "x".repeat(129);
        assertTold(api.client.wrong("GET", "/v1/conversations/" + longId, NOTHING), "invalid-id", "1 to 128");
        assertTold(api.client.wrong("POST", "/v1/conversations/%20/open", NOTHING), "invalid-id", "1 to 128");
        assertTold(api.client.wrong("DELETE", MESSAGES + "/" + longId, NOTHING), "invalid-id", "1 to 64");
        assertTold(api.client.wrong("GET", MESSAGES + "?before=" + longId, NOTHING), "invalid-id", "1 to 64");
        assertTold(
                api.client.wrong("GET", "/v1/conversations/" + longId + "/events", NOTHING), "invalid-id", "1 to 128");
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /v1/status, GET",
        "POST, /v1/status, GET",
        "GET, /v1/suspend, POST",
        "PATCH, /v1/conversations, 'GET, POST'",
        "PUT, /v1/conversations/c-1, 'GET, DELETE'",
        "GET, /v1/conversations/c-1/open, POST",
        "GET, /v1/conversations/c-1/messages/m1, DELETE",
        "PUT, /v1/conversations/c-1/messages, 'GET, POST'",
        "DELETE, /v1/conversations/c-1/events, GET",
        "OPTIONS, /v1/events, GET",
        "POST, /health/live, GET",
        "DELETE, /app.js, 'GET, HEAD'",
    })
    void method_notServedHere_isToldWhichAre(String method, String path, String allowed) {
        ApiClient.Answer answer = api.client.wrong(method, path, NOTHING);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1",
        "GET, /v1/nothing",
        "POST, /v1/nothing",
        "GET, /v1/status/",
        "DELETE, /v1/conversations/c-1/nothing",
        "PUT, /nothing",
        "GET, /app.js/..%2f..%2fopenapi.yaml"
    })
    void path_ofNothing_isNotFound(String method, String path) {
        ApiClient.Answer answer = api.client.wrong(method, path, NOTHING);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/status, text/html",
        "/v1/events, application/json",
        "/, application/json",
        "/v1/status, application/json;q=0"
    })
    void answer_thatTheClientCannotRead_isNotMade(String path, String accepted) {
        ApiClient.Answer answer =
                api.client.wrong("GET", path, NOTHING, request -> request.setHeader("Accept", accepted));
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("not-acceptable");
    }

    @Test
    void message_ofAnotherConversation_isNotFound() {
        api.conversations.add("c-2");
        String mid = api.conversations
                .post(api.conversations.add("c-3"), Role.USER, "hi", Status.FAILED, null)
                .id()
                .value();
        ApiClient.Answer answer = api.client.get("/v1/conversations/c-2/messages/" + mid + "/story");
        assertThat(answer.status()).isEqualTo(404);
    }

    private static void assertTold(ApiClient.Answer answer, String code, String allowed) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("detail").asText()).contains(allowed);
    }
}
