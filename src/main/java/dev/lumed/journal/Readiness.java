package dev.lumed.journal;

/** Whether the store takes what is to be kept. */
public enum Readiness {
    READY,
    /** What is there can be read, but nothing more may be promised to be kept. */
    FULL,
    /** The database server does not answer: nothing can be read or written until it does. */
    AWAY
}
