package dev.lumed.actor;

import dev.lumed.conversation.ConversationSummary;
import dev.lumed.link.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it stands this moment: what is kept of it, how it is connected, and whether a reply is under way.
 *
 * @param undeliveredSince since when its oldest own message waits that is still to be delivered, if any does
 */
public record ConversationView(
        ConversationSummary summary, Connection connection, boolean typing, @Nullable Instant undeliveredSince) {}
