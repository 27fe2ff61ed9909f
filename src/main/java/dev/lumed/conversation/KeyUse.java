package dev.lumed.conversation;

/**
 * An idempotency key that was used.
 *
 * @param digest of the content it came with, so that another body under the same key is noticed
 */
public record KeyUse(String key, String digest, MessageId message) {}
