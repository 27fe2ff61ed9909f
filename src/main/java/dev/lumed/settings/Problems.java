package dev.lumed.settings;

import java.util.Comparator;

/** The order in which problems are told: as they stand in the files, the rest after them. */
final class Problems {

    static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problems::file)
            .thenComparingInt(Problems::line)
            .thenComparing(Problem::key);

    private Problems() {}

    private static String file(Problem problem) {
        // U+FFFF sorts what stands in no file behind every path.
        return problem.source() instanceof Source.File file ? file.path().toString() : "\uffff";
    }

    private static int line(Problem problem) {
        if (problem.source() instanceof Source.File file) {
            return file.line();
        }
        return problem.source() instanceof Source.Text text ? text.line() : Integer.MAX_VALUE;
    }
}
