package dev.lumed.actor;

import dev.lumed.conversation.ConversationSummary;
import dev.lumed.link.Connection;

/** A conversation as it stands this moment: what is kept of it, how it is connected, and whether a reply is under way. */
public record ConversationView(ConversationSummary summary, Connection connection, boolean typing) {}
