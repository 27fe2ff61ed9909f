package dev.lumed.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversation is not open. */
record Closed(@Nullable String reason) implements Phase.Resting {

    @Override
    public Shown shown(Reading reading) {
        return new Shown(Mode.CLOSED, reason, Optional.empty());
    }

    @Override
    public Turn close(Turn turn) {
        return turn;
    }
}
