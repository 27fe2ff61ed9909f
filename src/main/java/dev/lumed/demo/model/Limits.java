package dev.lumed.demo.model;

/**
 * What the demo backend holds at most.
 *
 * @param active consultations of one user that are active at once; the documented service allows ten
 * @param consultations in all
 * @param messages of one consultation
 * @param sockets open at once
 */
public record Limits(int active, int consultations, int messages, int sockets) {
    public static Limits standard() {
        return new Limits(10, 20_000, 120_000, 20_000);
    }

    public Limits withActive(int count) {
        return new Limits(count, consultations, messages, sockets);
    }
}
