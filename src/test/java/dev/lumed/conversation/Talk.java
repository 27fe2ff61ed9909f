package dev.lumed.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation under test in virtual time: inputs go in one by one, what the last one led to can be looked at, and the
 * backend's list is a plain list that a test hands over. Every event is applied twice, so that what they rebuild is what
 * was decided upon.
 */
final class Talk {
    static final Instant START = Instant.parse("2024-05-01T08:00:00Z");
    static final Duration ACKNOWLEDGE = Duration.ofSeconds(10);
    static final Duration IDLE = Duration.ofSeconds(30);
    static final Duration GRACE = Duration.ofSeconds(2);
    static final Duration COMPARE = Duration.ofHours(6);
    static final ConversationSettings SETTINGS = new ConversationSettings(ACKNOWLEDGE, IDLE, GRACE, 5, 20, COMPARE);

    private static final Profile PROFILE = new Profile("nutritionist", null, "active", START);
    private static final int MOST_STEPS = 1000;

    private final Conversation conversation;
    private final List<Event> stored = new ArrayList<>();
    private final Map<ServerId, Message> archive = new HashMap<>();
    private final List<Action> unanswered = new ArrayList<>();
    private State state = State.UNBORN;
    private Progress progress = Progress.IDLE;
    private Duration elapsed = Duration.ofHours(1);
    private final List<Action> asked = new ArrayList<>();
    private @Nullable Decision last;

    private Talk(ConversationSettings settings) {
        conversation = new Conversation(settings);
        when(new Input.Begin(PROFILE));
    }

    /** Known, not open. */
    static Talk closed() {
        return new Talk(SETTINGS);
    }

    /** Open over REST, asking for so many messages a page. */
    static Talk pagingBy(int pageSize) {
        return new Talk(new ConversationSettings(ACKNOWLEDGE, IDLE, GRACE, 5, pageSize, COMPARE))
                .when(new Input.Open())
                .when(new Input.TransportChanged(Transport.REST));
    }

    /** Open, without a way to the backend, and with room for so many messages that wait. */
    static Talk queueing(int mostQueued) {
        return new Talk(new ConversationSettings(ACKNOWLEDGE, IDLE, GRACE, mostQueued, 20, COMPARE))
                .when(new Input.Open());
    }

    /** Open, and sends may go that way. */
    static Talk open(Transport transport) {
        return closed().when(new Input.Open()).when(new Input.TransportChanged(transport));
    }

    /** Open over REST, with that list read. */
    static Talk having(List<RemoteMessage> list) {
        return open(Transport.REST).reads(list);
    }

    Talk when(Input input) {
        Decision decision = conversation.decide(state, progress, input, now());
        State rebuilt = state;
        for (Event event : decision.events()) {
            stored.add(event);
            rebuilt = event.applyTo(rebuilt);
        }
        assertThat(rebuilt).as("what the events rebuild").isEqualTo(decision.state());
        state = rebuilt;
        progress = decision.progress();
        last = decision;
        asked.addAll(decision.actions());
        decision.actions().stream().filter(Talk::wantsAnAnswer).forEach(unanswered::add);
        return this;
    }

    private static boolean wantsAnAnswer(Action action) {
        return action instanceof Action.ReadPage
                || action instanceof Action.ConsultArchive
                || action instanceof Action.Archive;
    }

    private Moment now() {
        return new Moment(START.plus(elapsed), elapsed, 1);
    }

    /** Lets time pass, with a tick whenever one is due. */
    Talk after(Duration time) {
        Duration until = elapsed.plus(time);
        for (int steps = 0; ; steps++) {
            assertThat(steps).as("ticks in " + time).isLessThan(MOST_STEPS);
            Optional<Duration> next = progress.wakeAt();
            if (next.isEmpty() || next.get().compareTo(until) > 0) {
                break;
            }
            elapsed = next.get().compareTo(elapsed) > 0 ? next.get() : elapsed;
            when(new Input.Tick());
        }
        elapsed = until;
        return this;
    }

    /** The process dies and comes again: only the events are left. */
    Talk crash(Transport transport) {
        return recover(transport, 0);
    }

    /** The process comes again with the events of an earlier time. */
    Talk restore(List<Event> backup, long restoredTo, Transport transport) {
        stored.clear();
        stored.addAll(backup);
        return recover(transport, restoredTo);
    }

    private Talk recover(Transport transport, long restoredTo) {
        state = State.UNBORN;
        for (Event event : stored) {
            state = event.applyTo(state);
        }
        progress = Progress.IDLE;
        unanswered.clear();
        return when(new Input.Recovered(restoredTo)).when(new Input.TransportChanged(transport));
    }

    MessageId send(String content) {
        return taken(new Input.Send(content, null));
    }

    MessageId send(String content, String key) {
        return taken(new Input.Send(content, key));
    }

    private MessageId taken(Input.Send input) {
        when(input);
        if (verdict() instanceof Verdict.Taken taken && taken.message() != null) {
            return taken.message();
        }
        throw new AssertionError("not taken: " + verdict());
    }

    Talk chunks(String... pieces) {
        for (String piece : pieces) {
            when(new Input.Chunk(null, piece));
        }
        return this;
    }

    Talk ends() {
        return when(new Input.ReplyEnded(null, null, Details.NONE));
    }

    /** Asks for a reading, as the link does, and answers it from the list, page by page. */
    Talk reads(List<RemoteMessage> list) {
        return reads(Lists.honest(list));
    }

    Talk reads(Lists.Paging paging) {
        when(new Input.ReadRequested(Via.POLLING));
        return answers(paging);
    }

    /** Answers the reading under way, if there is one, and what the archive is asked. */
    Talk answers(List<RemoteMessage> list) {
        return answers(Lists.honest(list));
    }

    Talk answers(Lists.Paging paging) {
        for (int steps = 0; !unanswered.isEmpty(); steps++) {
            assertThat(steps).as("steps of one reading").isLessThan(MOST_STEPS);
            answersOne(paging);
        }
        return this;
    }

    Talk answersOne(Lists.Paging paging) {
        Action action = unanswered.remove(0);
        if (action instanceof Action.ReadPage read) {
            when(new Input.PageRead(paging.page(read.offset(), read.limit())));
        } else if (action instanceof Action.ConsultArchive consult) {
            when(new Input.ArchiveConsulted(positionsOf(consult.ids())));
        } else if (action instanceof Action.Archive given) {
            given.messages().forEach(each -> archive.put(serverId(each), each));
            when(new Input.Archived(given.messages().stream().map(Message::id).toList()));
        }
        return this;
    }

    private Map<ServerId, Long> positionsOf(List<ServerId> ids) {
        Map<ServerId, Long> known = new HashMap<>();
        for (ServerId id : ids) {
            Message archived = archive.get(id);
            if (archived != null) {
                known.put(id, archived.position());
            }
        }
        return known;
    }

    private static ServerId serverId(Message message) {
        if (message.serverId() == null) {
            throw new AssertionError("archived without a server id: " + message);
        }
        return message.serverId();
    }

    boolean isReading() {
        return unanswered.stream().anyMatch(Action.ReadPage.class::isInstance);
    }

    Decision decision() {
        if (last == null) {
            throw new AssertionError("nothing was decided yet");
        }
        return last;
    }

    Verdict verdict() {
        return decision().verdict();
    }

    List<Event> events() {
        return decision().events();
    }

    <T extends Action> List<T> actions(Class<T> type) {
        return decision().actions().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What was ever asked of the shell. */
    <T extends Action> List<T> asked(Class<T> type) {
        return asked.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Event> stored() {
        return stored;
    }

    State state() {
        return state;
    }

    Progress progress() {
        return progress;
    }

    Message message(MessageId id) {
        Message message = state.log().find(id);
        if (message == null) {
            throw new AssertionError("no message " + id);
        }
        return progress.seen(message);
    }

    Status status(MessageId id) {
        return message(id).status();
    }

    /** All messages, the archived ones too, in the conversation's order. */
    List<Message> everything() {
        Map<MessageId, Message> all = new HashMap<>();
        archive.values().forEach(each -> all.put(each.id(), each));
        state.log().inOrder().forEach(each -> all.put(each.id(), each));
        return all.values().stream()
                .sorted(Comparator.comparingLong(Message::position))
                .toList();
    }

    /** Every message held, in the conversation's order, as {@code role: content (status)}. */
    List<String> lines() {
        return state.log().inOrder().stream()
                .map(progress::seen)
                .map(each -> each.role().name().toLowerCase(Locale.ROOT) + ": " + each.content() + " ("
                        + each.status().name().toLowerCase(Locale.ROOT) + ")")
                .toList();
    }
}
