package dev.lumed.wire;

/** The token that is shown with each call, and the one that gets the next pair and is spent with it. Never printed. */
public record TokenPair(String access, String refresh) {
    @Override
    public String toString() {
        return "TokenPair[***]";
    }
}
