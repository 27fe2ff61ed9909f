package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The past of connections and messages, for people who ask what happened. Best effort: what is told is written soon, in
 * batches, and the oldest of what waits is given up when there is too much of it. A crash may lose the last moments.
 * Only so many are kept: the last {@value #TRANSITIONS_KEPT} transitions of a conversation, the last
 * {@value #NOTES_KEPT} notes of a message, and the stories of the last {@value #STORIES_KEPT} messages that were archived,
 * beside those of all that are not.
 */
public interface Chronicle {

    int TRANSITIONS_KEPT = 1_000;
    int NOTES_KEPT = 64;
    int STORIES_KEPT = 1_000;

    /** Never blocks and never fails. */
    void transition(ConversationId conversation, Connection connection);

    /** Never blocks and never fails. */
    void note(ConversationId conversation, MessageId message, StoryNote note);

    /** The last {@code limit}, oldest first, with what was told before the call. */
    CompletionStage<List<Connection>> transitions(ConversationId conversation, int limit);

    /** Oldest first, with what was told before the call. */
    CompletionStage<List<StoryNote>> story(ConversationId conversation, MessageId message);
}
