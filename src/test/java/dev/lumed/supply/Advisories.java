package dev.lumed.supply;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * GitHub's reviewed advisories for Maven as OpenRewrite writes them: CSV without a head, its columns id, published,
 * summary, {@code group:artifact}, introduced, fixed, last affected, severity, CWEs, and what does not matter here. The
 * older form has eight columns: it lacks the last affected version.
 */
final class Advisories {
    private static final String PINNED = "/advisories-maven.csv";
    private static final int PUBLISHED = 1;
    private static final int LIBRARY = 3;
    private static final int INTRODUCED = 4;
    private static final int FIXED = 5;
    private static final int LAST_AFFECTED = 6;
    private static final int COLUMNS_OF_THE_OLDER_FORM = 8;

    private final List<Advisory> all;
    private final Instant newest;

    private Advisories(List<Advisory> all) {
        this.all = List.copyOf(all);
        newest = all.stream()
                .map(Advisory::published)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("There is no advisory in the file."));
    }

    /** Those of the file that {@code -Dlumed.advisories} names, else those on the class path. */
    static Advisories atHand() throws IOException {
        String file = System.getProperty("lumed.advisories");
        try (Reader reader = file == null
                ? new InputStreamReader(
                        Objects.requireNonNull(Advisories.class.getResourceAsStream(PINNED)), StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(file))) {
            return read(reader);
        }
    }

    static Advisories read(Reader csv) throws IOException {
        List<Advisory> all = new ArrayList<>();
        try (MappingIterator<List<String>> rows = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(csv)) {
            while (rows.hasNext()) {
                all.add(advisory(rows.next(), all.size() + 1));
            }
        }
        return new Advisories(all);
    }

    private static Advisory advisory(List<String> row, int number) {
        if (row.size() < COLUMNS_OF_THE_OLDER_FORM) {
            throw new IllegalArgumentException(
                    "Row %d of the advisories has %d columns, and needs 8, or 9 and more with a last affected version."
                            .formatted(number, row.size()));
        }
        boolean older = row.size() == COLUMNS_OF_THE_OLDER_FORM;
        String lastAffected = older ? "" : row.get(LAST_AFFECTED);
        String severity = row.get(older ? LAST_AFFECTED : LAST_AFFECTED + 1);
        return new Advisory(
                row.get(0),
                published(row.get(PUBLISHED), number),
                severity,
                row.get(LIBRARY),
                new Affected(row.get(INTRODUCED), row.get(FIXED), lastAffected));
    }

    private static Instant published(String text, int number) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Row %d of the advisories was published at '%s', which is no time as in 2024-11-20T22:46:53Z."
                            .formatted(number, text),
                    e);
        }
    }

    List<Finding> concerning(List<Library> libraries) {
        return libraries.stream()
                .flatMap(library -> all.stream()
                        .filter(advisory -> advisory.concerns(library))
                        .map(advisory -> advisory.of(library)))
                .distinct()
                .toList();
    }

    /** When the newest of them was published: what became known later is not in them. */
    Instant newest() {
        return newest;
    }

    int count() {
        return all.size();
    }
}
