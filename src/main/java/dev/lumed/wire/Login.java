package dev.lumed.wire;

/** An e-mail address and its password. Never printed. */
public record Login(String email, String password) {
    @Override
    public String toString() {
        return "Login[***]";
    }
}
