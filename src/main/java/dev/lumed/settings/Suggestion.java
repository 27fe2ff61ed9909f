package dev.lumed.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the key that was probably meant. */
final class Suggestion {

    // Comparing costs the product of both lengths, and nobody misspells a key at such a length.
    private static final int LONGEST = 200;

    private Suggestion() {}

    static Optional<String> insteadOf(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> misplaced = known.stream()
                .filter(key -> lastName(key).equals(lastName(written)))
                .toList();
        if (misplaced.size() == 1) {
            return Optional.of(misplaced.get(0));
        }
        int farthest = Math.max(2, lastName(written).length() / 3);
        return misplaced.isEmpty() ? nearest(written, known, farthest) : nearest(written, misplaced, LONGEST);
    }

    private static Optional<String> nearest(String written, Collection<String> known, int farthest) {
        return known.stream()
                // What differs more in length is farther, and need not be compared.
                .filter(key -> Math.abs(key.length() - written.length()) <= farthest)
                .map(key -> new Candidate(key, distance(written, key, farthest)))
                .filter(candidate -> candidate.distance() <= farthest)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::key))
                .map(Candidate::key);
    }

    private record Candidate(String key, int distance) {}

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /**
     * How many letters have to be put in, left out or changed (Levenshtein), or more than the farthest: only what lies so
     * near the diagonal is computed (E. Ukkonen, Algorithms for approximate string matching, 1985).
     */
    private static int distance(String from, String to, int farthest) {
        int beyond = farthest + 1;
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            Arrays.fill(current, beyond);
            current[0] = row;
            int last = Math.min(to.length(), row + farthest);
            for (int column = Math.max(1, row - farthest); column <= last; column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
