package dev.lumed.wire;

import org.jspecify.annotations.Nullable;

/** A new consultation, and what the assistant says first. */
public record Created(Consultation consultation, @Nullable WireMessage greeting, boolean needsSurvey) {}
