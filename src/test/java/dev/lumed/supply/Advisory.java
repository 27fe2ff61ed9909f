package dev.lumed.supply;

import java.time.Instant;

/** A flaw that was made public, and the versions of one library that have it. */
record Advisory(String id, Instant published, String severity, String library, Affected affected) {

    boolean concerns(Library distributed) {
        return library.equals(distributed.name()) && affected.includes(distributed.version());
    }

    Finding of(Library distributed) {
        String remedy =
                affected.fixed().isEmpty() ? "no version that mends it is known" : "mended in " + affected.fixed();
        return new Finding(distributed, id, "%s, %s".formatted(severity, remedy));
    }
}
