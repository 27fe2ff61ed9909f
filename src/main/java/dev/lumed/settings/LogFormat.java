package dev.lumed.settings;

/** Lines for people, or one JSON object a line for machines. */
public enum LogFormat {
    TEXT,
    JSON
}
