package dev.lumed.demo;

import dev.lumed.demo.model.Draft;
import dev.lumed.demo.persona.Pieces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reply on its way: what of it has been said, and when it goes on. */
final class Utterance {

    private final Question question;
    private final String messageId = UUID.randomUUID().toString();
    private final String text;
    private final List<String> pieces;
    private final Instant begun;
    private final Instant ready;
    private int next;

    Utterance(Question question, String text, Instant begun, Duration thinkTime) {
        this.question = question;
        this.text = text;
        this.pieces = Pieces.of(text);
        this.begun = begun;
        this.ready = begun.plus(thinkTime);
    }

    Question question() {
        return question;
    }

    String messageId() {
        return messageId;
    }

    boolean isReady(Instant now) {
        return !now.isBefore(ready);
    }

    boolean isAtStart() {
        return next == 0;
    }

    boolean isDone() {
        return next == pieces.size();
    }

    String nextPiece() {
        return pieces.get(next++);
    }

    Draft draft(Instant now) {
        // About four tokens for three words, as is usual for English.
        return Draft.assistant(text)
                .withEffort(new Draft.Effort(
                        pieces.size() * 4 / 3, Duration.between(begun, now).toMillis()));
    }
}
