package dev.lumed.backend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.japi.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Makes words of the backend fit to be shown: on one line, short, and without the secrets that it may repeat back to
 * us.
 */
final class Scrubber {
    private static final int LONGEST = 200;
    private static final String MASK = "***";

    private final Supplier<List<String>> secrets;

    Scrubber(Supplier<List<String>> secrets) {
        this.secrets = secrets;
    }

    String clean(@Nullable String words) {
        if (words == null) {
            return "";
        }
        String clean = words;
        for (String secret : secrets.get()) {
            if (!secret.isBlank()) {
                clean = clean.replace(secret, MASK)
                        .replace(inOurUrls(secret), MASK)
                        .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), MASK);
            }
        }
        clean = clean.replaceAll("\\p{C}+|\\s+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
    }

    @Nullable
    String cleanIfPresent(@Nullable String words) {
        return words == null ? null : clean(words);
    }

    /** Pekko HTTP escapes less than others do. */
    private static String inOurUrls(String secret) {
        Uri url = Uri.EMPTY.query(Query.create(Pair.create("", secret)));
        return url.toString().substring("?=".length());
    }
}
