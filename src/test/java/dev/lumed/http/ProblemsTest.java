package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.Outcome;
import dev.lumed.actor.Outcome.Kind;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProblemsTest {
    @ParameterizedTest
    @CsvSource({
        "INVALID, 400",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "MISMATCH, 422",
        "TOO_MANY, 429",
        "STORE_FAILED, 500",
        "STORE_FULL, 507",
        "BACKEND_REFUSED, 502",
        "BACKEND_UNAUTHORIZED, 503",
        "BACKEND_UNAVAILABLE, 503",
        "STOPPING, 503"
    })
    void refusal_ofEachKind_hasItsStatus(Kind kind, int status) {
        assertThat(problem(kind, "a-word", null).status().intValue()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "conversation-unknown, conversation-unknown",
        "NOT_FOUND, not-found",
        "consultation.limit reached!, consultation-limit-reached",
        "__X__, x",
        "'', refused",
        "§§, refused"
    })
    void code_inTheBackendsOwnWords_isSaidInOurs(String theirs, String ours) {
        assertThat(problem(Kind.BACKEND_REFUSED, theirs, null).code()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"PT2S, 2", "PT2.001S, 3", "PT0S, 1"})
    void delay_told_isInWholeSecondsAndNeverTooShort(Duration delay, String seconds) {
        HttpResponse response =
                problem(Kind.BACKEND_UNAVAILABLE, "a-word", delay).response();
        assertThat(response.getHeader("Retry-After").map(HttpHeader::value)).contains(seconds);
    }

    @Test
    void limit_reached_isAlwaysToldWhenToComeBack() {
        HttpResponse response = problem(Kind.TOO_MANY, "a-word", null).response();
        assertThat(response.getHeader("Retry-After")).isPresent();
    }

    @Test
    void failure_ofOurOwn_tellsNothingOfItself() {
        HttpResponse response = Problems.answer(new CompletionException(new IllegalStateException("canary")));
        assertThat(response.status().intValue()).isEqualTo(500);
        assertThat(response.entity().toString()).doesNotContain("canary");
    }

    @Test
    void answer_thatDidNotComeInTime_mayBeTriedAgain() {
        HttpResponse response = Problems.answer(new CompletionException(new TimeoutException("asked in vain")));
        assertThat(response.status().intValue()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isPresent();
    }

    private static Problem problem(Kind kind, String code, @Nullable Duration delay) {
        return Problems.of(new Outcome.Refusal<>(kind, code, "It is refused.", delay));
    }
}
