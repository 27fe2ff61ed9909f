package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.StoryNote;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import dev.lumed.settings.StoreKind;
import dev.lumed.settings.StoreSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Values to store, and how to wait for a stage. */
final class Samples {

    static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    static final ConversationId ONE = new ConversationId("c0000000-0000-0000-0000-000000000001");
    static final ConversationId OTHER = new ConversationId("c0000000-0000-0000-0000-000000000002");
    static final StoreSettings SQLITE = sqlite(Durability.POWER);

    private Samples() {}

    static StoreSettings sqlite(Durability durability) {
        return new StoreSettings(
                StoreKind.SQLITE,
                durability,
                new PostgresqlSettings(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The message that entered its conversation as the {@code number}th. */
    static Message message(long number) {
        return new Message(
                new MessageId("m" + number),
                new ServerId("s" + number),
                number + 1_000,
                number * 10,
                Role.ASSISTANT,
                "text " + number,
                NOON.plusSeconds(number),
                Status.COMPLETE,
                Via.POLLING,
                null,
                null,
                Details.NONE);
    }

    /** From the first to the last, both included. */
    static List<Message> messages(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Samples::message).toList();
    }

    static ConversationSummary summary(ConversationId id, boolean open) {
        return new ConversationSummary(
                id, new Profile("nutritionist", "Bread", "active", NOON), open, false, 3, 2, 1, 17, NOON);
    }

    static Connection connection(int attempt) {
        return new Connection(Mode.POLLING, NOON.plusSeconds(attempt), "socket closed", NOON.plusSeconds(60), attempt);
    }

    static StoryNote note(int number) {
        return new StoryNote(NOON.plusMillis(number), "queued", "the " + number);
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the stage did not complete", e);
        }
    }
}
