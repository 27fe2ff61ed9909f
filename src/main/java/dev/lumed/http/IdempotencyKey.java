package dev.lumed.http;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The key under which a client sends a message, so that it is the same message where the client must ask again. */
final class IdempotencyKey {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /** The key of this request, absent where it has none; refused with 400 where it is no key. */
    static @Nullable String of(HttpRequest request) {
        List<String> keys = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is("idempotency-key"))
                .map(HttpHeader::value)
                .toList();
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.get(0);
        if (keys.size() > 1 || key.isBlank() || key.length() > LONGEST) {
            throw Problem.badRequest(
                            "invalid-idempotency-key",
                            HEADER + " is given once and has 1 to " + LONGEST + " characters.")
                    .asException();
        }
        return key;
    }
}
