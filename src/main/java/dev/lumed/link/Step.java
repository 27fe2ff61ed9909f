package dev.lumed.link;

import java.util.List;

/** What an input led to: the link from now on, and what the shell is asked to do, in this order. */
public record Step(Link next, List<Action> actions) {

    public Step {
        actions = List.copyOf(actions);
    }
}
