package dev.lumed.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.fuzz.FuzzInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;

/** What a request brings is taken or refused with a problem of the documented kinds, of a bounded length. */
final class RequestFuzzTest {

    private static final Set<String> CODES =
            Set.of("invalid-json", "unknown-field", "missing-field", "invalid-field", "invalid-query", "invalid-id");
    private static final int LONGEST_DETAIL = 400;
    private static final Duration MOST = Duration.ofMinutes(5);

    private static final List<Consumer<Parameters>> QUESTIONS = List.of(
            parameters -> within(parameters.limit(50, 1000), 1, 1000),
            parameters -> within(parameters.count("after").orElse(0), 0, Long.MAX_VALUE),
            parameters -> parameters.filled("q", 200).ifPresent(text -> within(text.length(), 1, 400)),
            parameters -> within(parameters.duration("timeout", MOST, MOST).toMillis(), 1, MOST.toMillis()),
            parameters -> parameters.text("before").ifPresent(PathIds::message));

    @FuzzTest
    void body_ofAnyBytes_isTakenOrRefused(byte[] bytes) {
        HttpRequest request = HttpRequest.POST("/").withEntity(ContentTypes.APPLICATION_JSON, bytes);
        orProblem(() -> {
            Fields fields = Fields.of(request, "content", "persona", "goal_id");
            String content = fields.filled("content");
            assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(content), "well formed");
            within(content.length(), 1, bytes.length);
            fields.optional("goal_id");
        });
    }

    @FuzzTest
    void query_ofAnyText_isTakenOrRefused(byte[] bytes) {
        FuzzInput input = FuzzInput.of(FuzzInput.upTo(1024, bytes));
        HttpRequest request;
        try {
            request = HttpRequest.GET("/?" + input.text());
        } catch (IllegalUriException refused) {
            return;
        }
        orProblem(() -> {
            try {
                input.among(QUESTIONS).accept(Parameters.of(request));
            } catch (IllegalUriException refused) {
                // Answered with a problem where all exceptions are.
            }
        });
    }

    @FuzzTest
    void ids_ofAnyText_areTakenOrRefusedAndStayTheSame(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        checkId(text, id -> PathIds.conversation(id).value());
        checkId(text, id -> PathIds.message(id).value());
    }

    @FuzzTest
    void cursor_ofAnyText_isItsNumberOrNone(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        OptionalLong number = Parameters.number(text);
        boolean digits = !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        assertEquals(digits, number.isPresent());
        if (digits) {
            BigInteger largest = BigInteger.valueOf(Long.MAX_VALUE);
            BigInteger exact = new BigInteger(text);
            boolean fits = exact.compareTo(BigInteger.TEN.pow(18)) < 0;
            assertEquals(fits ? exact.longValueExact() : largest.longValueExact(), number.getAsLong());
        }
    }

    /** What was taken once is taken again: it comes back from the store and from clients. */
    private static void checkId(String text, UnaryOperator<String> ids) {
        AtomicReference<String> taken = new AtomicReference<>();
        orProblem(() -> taken.set(ids.apply(text)));
        if (taken.get() != null) {
            assertEquals(taken.get(), ids.apply(taken.get()));
        }
    }

    private static void orProblem(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            assertEquals(400, problem.status().intValue());
            assertTrue(CODES.contains(problem.code()), problem.code());
            assertTrue(problem.detail().length() <= LONGEST_DETAIL, "its length");
        }
    }

    private static void within(long value, long least, long most) {
        assertTrue(value >= least && value <= most, () -> value + " is not within " + least + " and " + most);
    }
}
