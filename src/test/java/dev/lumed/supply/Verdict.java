package dev.lumed.supply;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is left to do: the findings that nobody accepted, and what was accepted and is not found. */
record Verdict(List<Finding> findings, List<Accepted> accepted) {

    Verdict {
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
    }

    List<Finding> open() {
        return findings.stream()
                .filter(finding -> accepted.stream().noneMatch(acceptance -> acceptance.covers(finding)))
                .toList();
    }

    List<Accepted> needless() {
        return accepted.stream()
                .filter(acceptance -> findings.stream().noneMatch(acceptance::covers))
                .toList();
    }

    boolean isClean() {
        return open().isEmpty() && needless().isEmpty();
    }

    /** A line for each, the accepted ones with their reason. */
    String table() {
        Stream<String> found = findings.stream().map(this::line);
        Stream<String> tooMany = needless().stream()
                .map(acceptance ->
                        line("NEEDLESS", acceptance.library(), "", acceptance.what(), "is accepted, and not found"));
        return String.join("\n", Stream.concat(found, tooMany).toList());
    }

    private String line(Finding finding) {
        String name = finding.library().name();
        String version = finding.library().version();
        return accepted.stream()
                .filter(acceptance -> acceptance.covers(finding))
                .findFirst()
                .map(why -> line("accepted", name, version, finding.what(), finding.detail() + "; " + why.reason()))
                .orElseGet(() -> line("FOUND", name, version, finding.what(), finding.detail()));
    }

    private static String line(String kind, String name, String version, String what, String detail) {
        return String.format(Locale.ROOT, "%-8s  %-67s %-19s %s", kind, name + " " + version, what, detail);
    }
}
