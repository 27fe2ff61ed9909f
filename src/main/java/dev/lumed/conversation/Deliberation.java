package dev.lumed.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bench on which one decision is made: rules put events and actions on it and see at once what they lead to. It
 * lives for one input.
 */
final class Deliberation {
    private static final int MOST_DOUBLINGS = 10;

    final ConversationSettings settings;
    final Moment now;
    private final Progress before;
    private final long seqBefore;
    private final List<Event> events = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();

    State state;
    Sending sending;
    Streaming streaming;
    Reading reading;
    boolean archiving;

    Deliberation(ConversationSettings settings, State state, Progress progress, Moment now) {
        this.settings = settings;
        this.now = now;
        this.before = progress;
        this.seqBefore = state.log().lastSeq();
        this.state = state;
        this.sending = progress.sending();
        this.streaming = progress.streaming();
        this.reading = progress.reading();
        this.archiving = progress.archiving();
    }

    void emit(Event event) {
        events.add(event);
        state = event.applyTo(state);
    }

    void act(Action action) {
        actions.add(action);
    }

    void note(MessageId id, String kind, String detail) {
        actions.add(new Action.Note(id, new StoryNote(now.wall(), kind, detail)));
    }

    MessageId nextId() {
        return MessageId.of(state.log().lastSeq() + 1);
    }

    Duration in(Duration time) {
        return now.elapsed().plus(time);
    }

    boolean reached(Duration deadline) {
        return now.elapsed().compareTo(deadline) >= 0;
    }

    /** Exponential backoff with full jitter above a floor of a fifth, so that a thousand conversations do not march in step. */
    Duration backoff(int failures, Duration first, Duration most) {
        Duration whole = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        if (whole.compareTo(most) > 0) {
            whole = most;
        }
        return Duration.ofMillis((long) (whole.toMillis() * (0.2 + 0.8 * now.jitter())));
    }

    /** The decision, with all that changed announced: once each, as it stands at the end. */
    Decision decided(Verdict verdict, boolean typing) {
        Progress after = new Progress(sending, streaming, reading, archiving, typing);
        List<Action> all = new ArrayList<>();
        if (!events.isEmpty()) {
            for (Message changed : state.log().changedAfter(seqBefore)) {
                all.add(new Action.Announce(after.seen(changed)));
            }
        }
        if (typing != before.typing()) {
            all.add(new Action.AnnounceTyping(typing));
        }
        all.addAll(actions);
        return new Decision(events, all, after, state, verdict);
    }
}
