package dev.lumed.demo.fault;

/** A switch that cannot be set as asked; the message names the key, what was found and what is allowed. */
public final class BadSwitchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadSwitchException(String key, String found, String allowed) {
        super(key + ": found " + (found.isEmpty() ? "nothing" : "\"" + found + "\"") + ", allowed is " + allowed);
    }
}
