package dev.lumed.settings;

/** Where the log lives: embedded in the data directory, or in a database that many machines share. */
public enum StoreKind {
    SQLITE,
    POSTGRESQL
}
