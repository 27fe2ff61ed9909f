package dev.lumed.supply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The newest release of each library, as its registry told it. */
record Releases(Map<String, String> newest) {
    private static final Pattern TOLD = Pattern.compile("(?m)^ *(\\S+) .*-> (\\S+)$");

    Releases {
        newest = Map.copyOf(newest);
    }

    /** Of lines like {@code org.slf4j:slf4j-api .... 2 -> 2.0.20}; others are passed over. */
    static Releases read(String lines) {
        return new Releases(TOLD.matcher(lines)
                .results()
                .collect(Collectors.toMap(
                        told -> told.group(1), (MatchResult told) -> told.group(2), (one, same) -> same)));
    }

    /** Of the libraries those that are older. That nothing was told of one is a finding too. */
    List<Finding> newerThan(List<Library> libraries) {
        return libraries.stream()
                .flatMap(library -> newerThan(library).stream())
                .toList();
    }

    private Optional<Finding> newerThan(Library library) {
        String release = newest.get(library.name());
        if (release == null) {
            return Optional.of(new Finding(library, "?", "its newest release was not told"));
        }
        return Affected.compare(library.version(), release) < 0
                ? Optional.of(new Finding(library, release, "is a newer release"))
                : Optional.empty();
    }
}
