package dev.lumed.demo.fault;

/** A switch that cannot be set as asked; the message names the key, what was found and what is allowed. */
public final class BadSwitchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String found;
    private final String allowed;

    public BadSwitchException(String key, String found, String allowed) {
        this.key = key;
        this.found = found.isEmpty() ? "nothing" : "\"" + found + "\"";
        this.allowed = allowed;
    }

    public String key() {
        return key;
    }

    /** In quotes. */
    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }

    @Override
    public String getMessage() {
        return key + ": found " + found + ", allowed is " + allowed;
    }
}
