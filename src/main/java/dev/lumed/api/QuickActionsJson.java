package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET /v1/quick-actions}, in the backend's order. */
public record QuickActionsJson(List<Action> actions) {
    public QuickActionsJson {
        actions = List.copyOf(actions);
    }

    /**
     * A beginning of a conversation; context and persona are null where it fits any.
     *
     * @param prompt what the user would say
     * @param icon the backend's name of a picture
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Action(
            String id,
            String title,
            String prompt,
            @Nullable String icon,
            @Nullable String contextType,
            @Nullable String persona) {}
}
