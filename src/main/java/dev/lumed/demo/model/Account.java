package dev.lumed.demo.model;

/** Someone who may log in. The password is never printed. */
public record Account(String userId, String email, String password) {
    @Override
    public String toString() {
        return "Account[" + email + "]";
    }
}
