package dev.lumed.log;

import dev.lumed.settings.ApiSettings;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of lines: those it was told, and whatever stands where tokens stand. No code is meant to need it.
 * Keeps a bounded number of secrets, the latest.
 */
public final class Scrubber {

    private static final int MOST = 128;
    // Shorter ones would be found in ordinary words.
    private static final int SHORTEST = 6;
    private static final Pattern TOKEN =
            Pattern.compile("(?i)(bearer |token=|x-api-key[:=] ?)(?!" + Pattern.quote(Secret.MASK) + ")[^\\s&\"',;)]+");

    private volatile List<String> known = List.of();

    /** One that knows every secret of the configuration. */
    public static Scrubber of(LumedSettings settings) {
        Scrubber scrubber = new Scrubber();
        ApiSettings api = settings.api();
        BackendSettings backend = settings.backend();
        Stream.of(
                        api.token(),
                        backend.apiKey(),
                        backend.credentials().accessToken(),
                        backend.credentials().refreshToken(),
                        backend.credentials().password(),
                        settings.store().postgresql().password())
                .flatMap(Optional::stream)
                .forEach(scrubber::learn);
        return scrubber;
    }

    /** Knows this one too from now on, as it is and as it would stand in a URL. */
    public synchronized void learn(Secret secret) {
        String value = secret.reveal();
        List<String> forms = new ArrayList<>(known);
        for (String form : List.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8))) {
            if (form.length() >= SHORTEST && !forms.contains(form)) {
                forms.add(form);
            }
        }
        known = List.copyOf(forms.subList(Math.max(0, forms.size() - MOST), forms.size()));
    }

    String scrub(String line) {
        String scrubbed = line;
        for (String secret : known) {
            scrubbed = scrubbed.replace(secret, Secret.MASK);
        }
        return TOKEN.matcher(scrubbed).replaceAll("$1" + Secret.MASK);
    }
}
