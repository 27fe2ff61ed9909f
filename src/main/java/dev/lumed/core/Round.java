package dev.lumed.core;

import dev.lumed.conversation.Action;
import dev.lumed.conversation.Conversation;
import dev.lumed.conversation.Decision;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Input;
import dev.lumed.conversation.Moment;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.Progress;
import dev.lumed.conversation.State;
import dev.lumed.conversation.Transport;
import dev.lumed.conversation.Verdict;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Link;
import dev.lumed.link.Purpose;
import dev.lumed.link.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One turn of both cores: an input to either, and all that the two have to tell each other because of it, until neither
 * has anything left to say. What is then to be stored and done is the shell's. Pure; it lives for one command.
 */
public final class Round {
    /** A socket that brings more than this while the history is read is given up: the history has it all. */
    private static final int MOST_STASHED = 1000;

    private final Conversation conversation;
    private final Moment now;
    private final List<Event> events = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final Deque<Runnable> agenda = new ArrayDeque<>();
    private final List<Input> stash;
    private State state;
    private Link link;
    private Progress progress;
    private int read;
    private boolean viewChanged;

    public Round(Conversation conversation, State state, Standing standing, Moment now) {
        this.conversation = conversation;
        this.now = now;
        this.state = state;
        this.link = standing.link();
        this.progress = standing.progress();
        this.read = standing.read();
        this.stash = new ArrayList<>(standing.stash());
        if (standing.news() != null) {
            recover(standing.news());
        }
    }

    /** Something to be done once the events are stored. */
    public interface Deed {
        void performedBy(Performer performer);
    }

    /** The shell, as both cores see it. */
    public interface Performer extends Action.Performer {
        void connectSocket(int socket);

        void closeSocket(int code, String reason);

        void sendPing();

        /** Connections to the backend may be dead without a sign; told before anything is asked for. */
        void wokeUp();

        void readStarts(Purpose purpose);

        void transitioned(Connection from, Connection to);
    }

    public List<Event> events() {
        return events;
    }

    public List<Deed> deeds() {
        return deeds;
    }

    public State state() {
        return state;
    }

    public Standing standing() {
        return new Standing(link, progress, read, stash, null);
    }

    /** To the durable core. */
    public Verdict tell(Input input) {
        Verdict verdict = decide(input);
        exchange();
        return verdict;
    }

    /** To the ephemeral core. */
    public void tell(dev.lumed.link.Input input) {
        step(input);
        exchange();
    }

    /** lumed learns of the conversation and opens it. */
    public void begin(Profile profile) {
        tell(new Input.Begin(profile));
        follow(new Input.Open());
    }

    /** To the durable core; the link then follows what the conversation is to be. */
    public void follow(Input input) {
        tell(input);
        tell(state.open() ? new dev.lumed.link.Input.Open() : new dev.lumed.link.Input.Close());
    }

    /** Before all else the cores learn that the state was rebuilt, and the link follows it. */
    private void recover(Input.Recovered news) {
        if (state.begun()) {
            follow(news);
        }
    }

    public void tick() {
        tell(new dev.lumed.link.Input.Tick());
        tell(new Input.Tick());
    }

    /** What came on the socket: it waits while the link reads what was missed before. */
    void tellFromSocket(Input input) {
        if (!link.stashing()) {
            tell(input);
        } else if (stash.size() < MOST_STASHED) {
            stash.add(input);
        } else {
            tell(new dev.lumed.link.Input.SocketBroken("too much came in while the history was read"));
        }
    }

    /** Whether anything may be different for somebody who sees the conversation from outside. */
    public boolean changedTheView() {
        return !events.isEmpty() || viewChanged;
    }

    private void exchange() {
        for (Runnable next = agenda.poll(); next != null; next = agenda.poll()) {
            next.run();
        }
    }

    private Verdict decide(Input input) {
        long before = state.log().lastSeq();
        Decision decision = conversation.decide(state, progress, input, now);
        events.addAll(decision.events());
        state = decision.state();
        progress = decision.progress();
        for (Action action : decision.actions()) {
            deeds.add(action::performedBy);
            viewChanged |= action instanceof Action.AnnounceTyping;
            if (action instanceof Action.ReadFinished finished) {
                readEnded(new dev.lumed.link.Input.ReadSucceeded(read, finished.news()));
            } else if (action instanceof Action.ReadUnfinished unfinished) {
                readEnded(new dev.lumed.link.Input.ReadFailed(read, unfinished.reason(), unfinished.retryAfter()));
            }
        }
        if (state.log().lastSeq() != before) {
            agenda.add(() -> step(new dev.lumed.link.Input.MessageSeen()));
        }
        return decision.verdict();
    }

    private void readEnded(dev.lumed.link.Input outcome) {
        read = 0;
        agenda.add(() -> step(outcome));
    }

    private void step(dev.lumed.link.Input input) {
        Transport before = transport();
        boolean wasStashing = link.stashing();
        dev.lumed.link.Moment moment = new dev.lumed.link.Moment(now.wall(), now.elapsed());
        if (link.hasSlept(moment)) {
            deeds.add(Performer::wokeUp);
        }
        Step step = link.after(input, moment, now.jitter());
        link = step.next();
        Requests requests = new Requests();
        step.actions().forEach(action -> action.match(requests));
        if (before == Transport.SOCKET && transport() != before) {
            String reason = link.connection().reason();
            agenda.add(() -> decide(new Input.SocketLost(reason == null ? "the socket is closed" : reason)));
        }
        if (transport() != before) {
            Transport changed = transport();
            agenda.add(() -> decide(new Input.TransportChanged(changed)));
        }
        if (wasStashing && !link.stashing()) {
            stash.forEach(waiting -> agenda.add(() -> decide(waiting)));
            stash.clear();
        }
    }

    private Transport transport() {
        return Transport.valueOf(link.transport().name());
    }

    /** What the link asks for: a reading is the conversation's to make, all else the shell's to do. */
    private final class Requests implements dev.lumed.link.Action.Cases<Boolean> {
        @Override
        public Boolean connectSocket(dev.lumed.link.Action.ConnectSocket action) {
            return deeds.add(performer -> performer.connectSocket(action.socket()));
        }

        @Override
        public Boolean closeSocket(dev.lumed.link.Action.CloseSocket action) {
            return deeds.add(performer -> performer.closeSocket(action.code(), action.reason()));
        }

        @Override
        public Boolean sendPing(dev.lumed.link.Action.SendPing action) {
            return deeds.add(Performer::sendPing);
        }

        @Override
        public Boolean read(dev.lumed.link.Action.Read action) {
            read = action.read();
            deeds.add(performer -> performer.readStarts(action.purpose()));
            Via via = action.purpose() == Purpose.POLL ? Via.POLLING : Via.REST;
            return agenda.add(() -> decide(new Input.ReadRequested(via)));
        }

        @Override
        public Boolean stopRead(dev.lumed.link.Action.StopRead action) {
            read = 0;
            return true;
        }

        @Override
        public Boolean transitioned(dev.lumed.link.Action.Transitioned action) {
            viewChanged = true;
            return deeds.add(performer -> performer.transitioned(action.from(), action.to()));
        }
    }
}
