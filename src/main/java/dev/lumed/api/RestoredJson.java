package dev.lumed.api;

/**
 * A backup that is being put in place.
 *
 * @param kept the name in the data directory under which the store before is kept
 */
public record RestoredJson(String kept) {}
