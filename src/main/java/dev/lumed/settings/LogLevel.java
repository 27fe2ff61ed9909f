package dev.lumed.settings;

/** The least weight of what lumed itself logs. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
