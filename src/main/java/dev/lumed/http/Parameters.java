package dev.lumed.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Query;

/** The query of a request's address: each name once, each value checked, each refusal saying what is allowed. */
final class Parameters {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Pattern COUNT = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 18;

    private final Query query;

    private Parameters(Query query) {
        this.query = query;
    }

    static Parameters of(HttpRequest request) {
        return new Parameters(request.getUri().query());
    }

    Optional<String> text(String name) {
        List<String> all = query.getAll(name);
        if (all.size() > 1) {
            throw invalid("'" + name + "' is given more than once.");
        }
        return all.stream().findFirst();
    }

    /** A text that says something. */
    Optional<String> filled(String name, int most) {
        Optional<String> value = text(name);
        if (value.filter(it -> it.isBlank() || it.codePointCount(0, it.length()) > most)
                .isPresent()) {
            throw invalid("'" + name + "' has 1 to " + most + " characters, not all of them blank.");
        }
        return value;
    }

    /** A whole number that is not negative. */
    OptionalLong count(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong count = number(value.get());
        if (count.isEmpty()) {
            throw invalid("'" + name + "' must be a whole number from 0 on.");
        }
        return count;
    }

    /** Empty where the text is no such number; one that is too large for us is the largest. */
    static OptionalLong number(String value) {
        if (!COUNT.matcher(value).matches()) {
            return OptionalLong.empty();
        }
        String significant = value.replaceFirst("^0+(?=\\d)", "");
        return OptionalLong.of(significant.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant));
    }

    int limit(int usual, int most) {
        long limit = count("limit").orElse(usual);
        if (limit < 1 || limit > most) {
            throw invalid("'limit' must be 1 to " + most + ".");
        }
        return (int) limit;
    }

    Duration duration(String name, Duration usual, Duration most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return usual;
        }
        Matcher parts = DURATION.matcher(value.get());
        Duration duration = parts.matches() ? duration(Long.parseLong(parts.group(1)), parts.group(2)) : Duration.ZERO;
        if (duration.isZero() || duration.compareTo(most) > 0) {
            throw invalid("'" + name + "' must be a duration such as 500ms, 30s or 2m, of at most " + most.toSeconds()
                    + "s.");
        }
        return duration;
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    static ProblemException invalid(String detail) {
        return Problem.badRequest("invalid-query", detail).asException();
    }
}
