package dev.lumed.api;

/** The body of {@code POST /v1/conversations/{id}/messages}. */
public record NewMessageJson(String content) {}
