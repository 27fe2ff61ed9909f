package dev.lumed.demo;

import dev.lumed.demo.model.StoredMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A message that a persona is to answer.
 *
 * @param turn of the conversation, counted from 0
 * @param asked who waits for the whole reply; nobody else is told of its pieces then
 */
record Question(
        StoredMessage message, String persona, int turn, @Nullable CompletableFuture<Optional<StoredMessage>> asked) {
    String consultation() {
        return message.consultationId();
    }
}
