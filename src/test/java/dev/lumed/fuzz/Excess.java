package dev.lumed.fuzz;

/** JSON that is just within a limit, or just beyond it. */
public final class Excess {

    private Excess() {}

    /** Lists in lists, so many of them. */
    public static String deep(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    public static String number(int digits) {
        return "9".repeat(digits);
    }

    public static String text(int letters) {
        return '"' + "x".repeat(letters) + '"';
    }

    public static String named(int letters) {
        return "{" + text(letters) + ":1}";
    }
}
