package dev.lumed.demo.model;

/** What a login or a refresh gives. Never printed. */
public record Tokens(String access, String refresh) {
    @Override
    public String toString() {
        return "Tokens[masked]";
    }
}
