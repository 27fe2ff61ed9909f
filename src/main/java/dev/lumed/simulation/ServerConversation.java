package dev.lumed.simulation;

import dev.lumed.simulation.Dialect.Posting;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.Sent;
import dev.lumed.wire.ServerFrame;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One conversation as the backend has it: the list, who listens, and the replies that it makes, one after the other. */
final class ServerConversation {
    private static final Duration SHORTEST_THOUGHT = Duration.ofMillis(100);
    private static final Duration LONGEST_THOUGHT = Duration.ofSeconds(3);
    private static final int MOST_FROM_THE_END = 6;
    private static final int DEFAULT_LIMIT = 50;

    private final SimulatedServer server;
    private final String id;
    private final List<WireMessage> list = new ArrayList<>();
    private final List<WireMessage> vanished = new ArrayList<>();
    private final List<WireMessage> heard = new ArrayList<>();
    private final Set<SimulatedSocket> sockets = new LinkedHashSet<>();
    private final Deque<WireMessage> unanswered = new ArrayDeque<>();
    private boolean replying;

    ServerConversation(SimulatedServer server, String id) {
        this.server = server;
        this.id = id;
    }

    /** One that the server does not have: whoever asks for it is refused. */
    static ServerConversation unknown(SimulatedServer server, String id) {
        return new ServerConversation(server, id);
    }

    String id() {
        return id;
    }

    /** Oldest first. */
    List<WireMessage> list() {
        return List.copyOf(list);
    }

    /** What was in the list and is not any longer. */
    List<WireMessage> vanished() {
        return List.copyOf(vanished);
    }

    /** What lumed has sent, in the order in which it came, also what was forgotten or deleted since. */
    List<WireMessage> heard() {
        return List.copyOf(heard);
    }

    boolean hasHeard(String content) {
        return heard.stream().anyMatch(message -> message.content().equals(content));
    }

    void attach(SimulatedSocket socket) {
        sockets.add(socket);
    }

    void detach(SimulatedSocket socket) {
        sockets.remove(socket);
    }

    void say(ServerFrame frame) {
        server.transcript().line("backend", () -> "says to " + sockets.size() + ": " + frame);
        List.copyOf(sockets).forEach(socket -> socket.say(frame));
    }

    void hear(SimulatedSocket from, ClientFrame frame) {
        if (frame instanceof ClientFrame.Message message) {
            hearMessage(from, message.content());
        } else {
            from.say(new ServerFrame.Pong());
        }
    }

    private void hearMessage(SimulatedSocket from, String content) {
        if (server.weather().strikes(Fault.COMPLAINT)) {
            complain(from, content);
            return;
        }
        WireMessage stored = take(content);
        if (server.dialect().acknowledges()) {
            from.say(new ServerFrame.MessageReceived());
        }
        if (server.dialect().echoesOwn()) {
            from.say(new ServerFrame.WholeMessage(stored));
        }
    }

    /** It is only certain that a message was not taken where there were too many. */
    private void complain(SimulatedSocket from, String content) {
        if (server.dice().chance(0.5)) {
            from.say(new ServerFrame.Failure("too fast", "RATE_LIMIT"));
            return;
        }
        if (server.dice().chance(0.5)) {
            take(content);
        }
        from.say(new ServerFrame.Failure("something went wrong", "SERVER_ERROR"));
    }

    Sent post(String content) {
        WireMessage stored = take(content);
        if (server.dialect().posts() != Posting.ANSWERED || replying || !unanswered.remove(stored)) {
            return new Sent(stored, null);
        }
        WireMessage reply = message("assistant", server.words().reply(stored.content()));
        list.add(reply);
        return new Sent(stored, reply);
    }

    /** Stores a message of lumed's, and owes a reply to it. */
    private WireMessage take(String content) {
        WireMessage stored = message("user", content);
        heard.add(stored);
        server.transcript().line("backend", () -> "takes " + stored);
        if (server.weather().strikes(Fault.MESSAGE_FORGOTTEN)) {
            vanished.add(stored);
            return stored;
        }
        list.add(stored);
        unanswered.add(stored);
        think();
        return stored;
    }

    private void think() {
        if (replying || unanswered.isEmpty()) {
            return;
        }
        replying = true;
        server.agenda().in(server.dice().between(SHORTEST_THOUGHT, LONGEST_THOUGHT), this::reply);
    }

    private void reply() {
        WireMessage next = unanswered.poll();
        if (next == null || server.weather().strikes(Fault.REPLY_MISSING)) {
            replied();
            return;
        }
        new Speech(server, this, message("assistant", server.words().reply(next.content()))).begin();
    }

    /** The reply is made; it is in the list, or soon will be. */
    void replied() {
        replying = false;
        think();
    }

    /** The list is in the order of the times in it. */
    WireMessage store(WireMessage message) {
        WireMessage stored = WireMessage.plain(message.id(), message.role(), message.content(), now());
        list.add(stored);
        server.transcript().line("backend", () -> "stores " + stored);
        return stored;
    }

    WireMessage message(String role, String content) {
        return WireMessage.plain(server.dice().id(), role, content, now());
    }

    private Instant now() {
        return server.wall().truncatedTo(ChronoUnit.SECONDS);
    }

    /** As the servers answer that page, and those that do not. */
    MessagePage page(long offset, int limit) {
        if (!server.dialect().paging()) {
            return new MessagePage(list, (long) list.size(), null);
        }
        boolean repeated = server.weather().strikes(Fault.PAGE_REPEATED);
        int size = limit > 0 ? limit : DEFAULT_LIMIT;
        int from = repeated ? 0 : (int) Math.min(offset, list.size());
        int to = Math.min(from + size, list.size());
        return new MessagePage(list.subList(from, to), (long) list.size(), to < list.size());
    }

    // What other devices do

    void writeElsewhere(String role, String content) {
        WireMessage written = message(role, content);
        list.add(written);
        tellOthers(written);
    }

    /** It came late from another of the backend's machines, and belongs before what came meanwhile. */
    void writeBetween(String content) {
        int last = list.size();
        int at = Math.max(0, last - server.dice().between(0, MOST_FROM_THE_END));
        Instant then = at == 0 ? now() : list.get(at - 1).createdAt();
        list.add(at, WireMessage.plain(server.dice().id(), "user", content, then));
    }

    private void tellOthers(WireMessage written) {
        if (server.dialect().pushesOthers()) {
            say(new ServerFrame.WholeMessage(written));
        }
    }

    /** One of the messages is deleted elsewhere. */
    @Nullable
    WireMessage shrink() {
        if (list.isEmpty()) {
            return null;
        }
        WireMessage gone = list.remove(server.dice().below(list.size()));
        vanished.add(gone);
        unanswered.remove(gone);
        return gone;
    }
}
