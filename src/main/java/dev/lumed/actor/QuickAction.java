package dev.lumed.actor;

import dev.lumed.backend.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A beginning of a conversation that the backend offers; context and persona are null where it fits any. */
public record QuickAction(
        String id,
        String title,
        String prompt,
        @Nullable String icon,
        @Nullable String contextType,
        @Nullable String persona) {
    static Outcome<List<QuickAction>> of(Answer<List<dev.lumed.wire.QuickAction>> answer) {
        if (answer instanceof Answer.Success<List<dev.lumed.wire.QuickAction>> success) {
            return new Outcome.Success<>(
                    success.value().stream().map(QuickAction::of).toList());
        }
        Outcome.Refusal<List<QuickAction>> refusal = Answers.refusal(answer);
        // Nothing was asked for by its id: a backend that knows no such question has refused it.
        return refusal.kind() == Outcome.Kind.NOT_FOUND
                ? new Outcome.Refusal<>(Outcome.Kind.BACKEND_REFUSED, refusal.code(), refusal.detail())
                : refusal;
    }

    private static QuickAction of(dev.lumed.wire.QuickAction offered) {
        return new QuickAction(
                offered.id(),
                offered.title(),
                offered.prompt(),
                offered.icon(),
                offered.contextType(),
                offered.persona());
    }
}
