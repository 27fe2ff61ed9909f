package dev.lumed.conversation;

import java.time.Duration;

/**
 * What can be tuned of a conversation.
 *
 * @param acknowledgeWithin a send without an answer for this long is uncertain
 * @param streamIdle a reply that is silent for this long is looked up in the history
 * @param uncertainGrace between the two readings that prove a send absent
 * @param maxQueued own messages waiting at most
 * @param pageSize messages asked for at a time, at most 100
 * @param compareEvery between two readings of the whole list
 */
public record ConversationSettings(
        Duration acknowledgeWithin,
        Duration streamIdle,
        Duration uncertainGrace,
        int maxQueued,
        int pageSize,
        Duration compareEvery) {}
