package dev.lumed.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A conversation of any length with a backend and an archive that cost next to nothing: the list is made up as it is
 * asked for, and of what is archived only the positions are kept. What was the most at any time since the last
 * {@link #span} can be asked.
 */
public final class LongTalk {
    /** Messages of a page. */
    public static final int PAGE = 100;

    private static final Duration A_LONG_TIME = Duration.ofDays(10_000);
    private static final ConversationSettings SETTINGS =
            new ConversationSettings(Talk.ACKNOWLEDGE, Talk.IDLE, Talk.GRACE, 1000, PAGE, A_LONG_TIME);
    private static final int CHUNK = 20;

    private final Conversation conversation = new Conversation(SETTINGS);
    private final Texts texts;
    private final Keeping keeping;
    private final List<Action> unanswered = new ArrayList<>();
    private State state = State.UNBORN;
    private Progress progress = Progress.IDLE;
    private Duration elapsed = Duration.ofHours(1);
    private int length;
    private int eventsOfTurn;
    private Span span = Span.NONE;

    private LongTalk(Texts texts, Keeping keeping) {
        this.texts = texts;
        this.keeping = keeping;
        when(new Input.Begin(new Profile("nutritionist", null, "active", Talk.START)));
        when(new Input.Open());
        when(new Input.TransportChanged(Transport.SOCKET));
    }

    /**
     * What is said: questions and replies in turn, each with a beginning of its own.
     *
     * @param question characters of a question
     * @param reply characters of a reply
     * @param filler repeated until a text is long enough
     * @param key characters of an idempotency key
     */
    public record Texts(int question, int reply, String filler, int key) {
        /** As most people and coaches write. */
        public static final Texts USUAL = new Texts(200, 600, "Bread is fine, \"says\" who?\n", 36);

        String at(int number) {
            return filled(number, number % 2 == 1 ? question : reply);
        }

        String keyOf(int number) {
            return String.format("%1$" + key + "d", number).replace(' ', '0');
        }

        private String filled(int number, int length) {
            String beginning = number + " ";
            return (beginning + filler.repeat(length / filler.length() + 1)).substring(0, length);
        }
    }

    /**
     * The most of what was seen for a while.
     *
     * @param held messages in the state after a turn or a page, with all that came of it
     * @param events stored in one turn
     * @param questions to the archive because of one page
     */
    public record Span(int held, int events, int questions) {
        static final Span NONE = new Span(0, 0, 0);
    }

    /** What becomes of that which is to be kept. */
    public interface Keeping {
        void events(List<Event> events);

        void note(Action.Note note);

        void archive(List<Message> messages);

        Map<ServerId, Long> positions(List<ServerId> ids);
    }

    /** Whose list has so many messages, all of them read. */
    public static LongTalk of(int messages, Texts texts) {
        return of(messages, texts, new Positions());
    }

    public static LongTalk of(int messages, Texts texts, Keeping keeping) {
        LongTalk talk = new LongTalk(texts, keeping);
        talk.length = messages;
        talk.poll();
        talk.span();
        return talk;
    }

    /** One message sent, its reply streamed, and both found in the list. */
    public LongTalk turn() {
        eventsOfTurn = 0;
        int question = length + 1;
        elapsed = elapsed.plusSeconds(20);
        when(new Input.Send(texts.at(question), texts.keyOf(question)));
        when(new Input.Acknowledged());
        String reply = texts.at(question + 1);
        for (int from = 0; from < reply.length(); from += CHUNK) {
            when(new Input.Chunk(null, reply.substring(from, Math.min(from + CHUNK, reply.length()))));
        }
        when(new Input.ReplyEnded(null, null, Details.NONE));
        length += 2;
        return poll();
    }

    public LongTalk turns(int count) {
        for (int i = 0; i < count; i++) {
            turn();
        }
        return this;
    }

    /** Reads what is new in the list. */
    public LongTalk poll() {
        when(new Input.ReadRequested(Via.POLLING));
        while (!unanswered.isEmpty()) {
            answer(unanswered.remove(0));
        }
        span = new Span(
                Math.max(span.held(), state.log().inOrder().size()),
                Math.max(span.events(), eventsOfTurn),
                span.questions());
        return this;
    }

    /** Reads so many times what has nothing new; what the backend answers is made up but once. */
    public void pollInVain(int times) {
        Input.PageRead nothing = new Input.PageRead(page(length - Cursor.OVERLAP, PAGE));
        for (int i = 0; i < times; i++) {
            when(new Input.ReadRequested(Via.POLLING));
            unanswered.clear();
            when(nothing);
        }
    }

    /** The same after so long that the whole list is compared. */
    public LongTalk compare() {
        elapsed = elapsed.plus(A_LONG_TIME);
        return poll();
    }

    private void answer(Action action) {
        if (action instanceof Action.ReadPage read) {
            when(new Input.PageRead(page((int) read.offset(), read.limit())));
        } else if (action instanceof Action.ConsultArchive consult) {
            span = new Span(
                    span.held(),
                    span.events(),
                    Math.max(span.questions(), consult.ids().size()));
            when(new Input.ArchiveConsulted(keeping.positions(consult.ids())));
        } else if (action instanceof Action.Archive given) {
            keeping.archive(given.messages());
            when(new Input.Archived(given.messages().stream().map(Message::id).toList()));
        }
    }

    private HistoryPage page(int offset, int limit) {
        int end = Math.min(offset + limit, length);
        return new HistoryPage(
                IntStream.range(offset, end)
                        .mapToObj(index -> remote(index + 1))
                        .toList(),
                (long) length,
                end < length);
    }

    private RemoteMessage remote(int number) {
        return new RemoteMessage(
                new ServerId(String.format("c0000000-0000-4000-8000-%012d", number)),
                number % 2 == 1 ? Role.USER : Role.ASSISTANT,
                texts.at(number),
                Talk.START.plusSeconds(10L * number),
                Details.NONE);
    }

    private void when(Input input) {
        Decision decision =
                conversation.decide(state, progress, input, new Moment(Talk.START.plus(elapsed), elapsed, 1));
        state = decision.state();
        progress = decision.progress();
        if (!decision.events().isEmpty()) {
            keeping.events(decision.events());
        }
        eventsOfTurn += decision.events().size();
        for (Action action : decision.actions()) {
            if (action instanceof Action.Note note) {
                keeping.note(note);
            } else if (action instanceof Action.ReadPage
                    || action instanceof Action.ConsultArchive
                    || action instanceof Action.Archive) {
                unanswered.add(action);
            }
        }
    }

    /** What was the most since this was last asked. */
    public Span span() {
        Span most = span;
        span = Span.NONE;
        eventsOfTurn = 0;
        return most;
    }

    public State state() {
        return state;
    }

    public Progress progress() {
        return progress;
    }

    /** Keeps nothing but where the archived messages stand. */
    private static final class Positions implements Keeping {
        private final Map<ServerId, Long> archived = new HashMap<>();

        @Override
        public void events(List<Event> events) {}

        @Override
        public void note(Action.Note note) {}

        @Override
        public void archive(List<Message> messages) {
            for (Message message : messages) {
                if (message.serverId() != null) {
                    archived.put(message.serverId(), message.position());
                }
            }
        }

        @Override
        public Map<ServerId, Long> positions(List<ServerId> ids) {
            Map<ServerId, Long> known = new HashMap<>();
            ids.stream().filter(archived::containsKey).forEach(id -> known.put(id, archived.get(id)));
            return known;
        }
    }
}
