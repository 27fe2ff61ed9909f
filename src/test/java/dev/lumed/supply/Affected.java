package dev.lumed.supply;

import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The versions that have a flaw, in Maven's order: from {@code introduced} (0 is before any other) to the one before
 * {@code fixed}, or to {@code lastAffected} itself. An end that is not known is empty; without both they are all that
 * follow.
 */
record Affected(String introduced, String fixed, String lastAffected) {

    boolean includes(String version) {
        return compare(version, introduced) >= 0
                && (fixed.isEmpty() || compare(version, fixed) < 0)
                && (lastAffected.isEmpty() || compare(version, lastAffected) <= 0);
    }

    /** Below zero where {@code one} is older than {@code other}. */
    static int compare(String one, String other) {
        return new ComparableVersion(one).compareTo(new ComparableVersion(other));
    }
}
