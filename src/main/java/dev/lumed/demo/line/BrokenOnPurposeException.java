package dev.lumed.demo.line;

/** Why a connection of the demo backend is reset when a fault asks for it. */
public final class BrokenOnPurposeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenOnPurposeException() {
        super("broken on purpose", null, false, false);
    }
}
