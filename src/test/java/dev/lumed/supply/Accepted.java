package dev.lumed.supply;

import java.util.List;

/** A finding that stays for a while, and why: an advisory, or a release that a library is not raised to. */
record Accepted(String what, String library, String reason) {

    /** A line for each: what, the library's name, and the reason; empty lines and those that begin with # are none. */
    static List<Accepted> read(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Accepted::parse)
                .toList();
    }

    private static Accepted parse(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "'%s' is to be an advisory or a release, the library's name, and the reason.".formatted(line));
        }
        return new Accepted(parts[0], parts[1], parts[2]);
    }

    boolean covers(Finding finding) {
        return what.equals(finding.what()) && library.equals(finding.library().name());
    }
}
