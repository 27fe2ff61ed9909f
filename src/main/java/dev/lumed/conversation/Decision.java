package dev.lumed.conversation;

import java.util.List;

/**
 * The answer to one input: store the events, then keep the progress and do the actions, in that order.
 *
 * @param state the state after the events, for the actions' sake; what counts is what the events rebuild
 */
public record Decision(List<Event> events, List<Action> actions, Progress progress, State state, Verdict verdict) {
    public Decision {
        events = List.copyOf(events);
        actions = List.copyOf(actions);
    }
}
