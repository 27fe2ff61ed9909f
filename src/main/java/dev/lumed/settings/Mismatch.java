package dev.lumed.settings;

/** A value is not of the kind that its key asks for. Carries no trace: it is caught one call above. */
final class Mismatch extends Exception {

    private static final long serialVersionUID = 1;

    Mismatch() {
        super(null, null, false, false);
    }
}
