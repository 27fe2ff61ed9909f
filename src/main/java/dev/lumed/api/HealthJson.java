package dev.lumed.api;

/**
 * The daemon's health.
 *
 * @param status {@code ok}, {@code starting} or {@code stopping}
 */
public record HealthJson(String status) {}
