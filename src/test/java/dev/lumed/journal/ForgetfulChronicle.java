package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A chronicle that keeps nothing: one that is on a disk takes no memory either. */
public final class ForgetfulChronicle implements Chronicle {
    @Override
    public void transition(ConversationId conversation, Connection connection) {}

    @Override
    public void note(ConversationId conversation, MessageId message, StoryNote note) {}

    @Override
    public CompletionStage<List<Connection>> transitions(ConversationId conversation, int limit) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<List<StoryNote>> story(ConversationId conversation, MessageId message) {
        return CompletableFuture.completedFuture(List.of());
    }
}
