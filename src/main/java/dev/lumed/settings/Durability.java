package dev.lumed.settings;

/** What an acknowledged write survives: a power cut, or no more than the end of the process. */
public enum Durability {
    POWER,
    PROCESS
}
