package dev.lumed.actor;

/**
 * A conversation that is open now.
 *
 * @param created false where an existing one was adopted
 */
public record Opened(ConversationView conversation, boolean created) {}
