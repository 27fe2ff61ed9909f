package dev.lumed.cli;

/** For whom a command writes. */
enum OutputFormat {
    /** For people. */
    text,
    /** For scripts: one JSON value a line, exact. */
    json
}
