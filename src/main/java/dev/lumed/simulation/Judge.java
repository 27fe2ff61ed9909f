package dev.lumed.simulation;

import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.link.Mode;
import dev.lumed.wire.WireMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says what is wrong with a conversation once nothing goes wrong any more. It shares no rule with the cores: it only
 * compares what lumed shows with what the backend has, what people were promised, and what readers were told.
 */
final class Judge {
    private final SimulatedConversation conversation;
    private final ServerConversation server;
    private final Person person;
    private final Reader reader;
    private final List<String> complaints = new ArrayList<>();

    private Judge(SimulatedConversation conversation, ServerConversation server, Person person, Reader reader) {
        this.conversation = conversation;
        this.server = server;
        this.person = person;
        this.reader = reader;
    }

    /** Nothing where all is well. */
    static List<String> complaints(
            SimulatedConversation conversation, ServerConversation server, Person person, Reader reader) {
        Judge judge = new Judge(conversation, server, person, reader);
        judge.judge();
        return judge.complaints;
    }

    private void complain(String what) {
        complaints.add(what);
    }

    private void judge() {
        List<Message> shown = shown();
        isAtRest(shown);
        isTheBackendsList(shown);
        explainsTheRest(shown);
        keepsItsPromises(shown);
        sentOnceAndInOrder(shown);
        toldItsReaders(shown);
    }

    /** All of it, in lumed's order. */
    private List<Message> shown() {
        Log log = conversation.state().log();
        Map<MessageId, Message> all = new LinkedHashMap<>();
        conversation.store().archived().forEach(message -> all.put(message.id(), message));
        log.inOrder().forEach(message -> all.put(message.id(), message));
        List<Message> shown = new ArrayList<>(all.values());
        shown.sort(Comparator.comparingLong(Message::position));
        if (shown.size() != log.count()) {
            complain("the log counts " + log.count() + " messages and has " + shown.size());
        }
        return shown;
    }

    private void isAtRest(List<Message> shown) {
        Mode mode = conversation.standing().link().connection().mode();
        if (mode != Mode.LIVE) {
            complain("the connection is " + mode + ": "
                    + conversation.standing().link().connection().reason());
        }
        if (conversation.standing().progress().typing()) {
            complain("it is typing for ever");
        }
        for (Message message : shown) {
            Status status = message.status();
            boolean deletedMidway = status == Status.PARTIAL
                    && message.error() != null
                    && !server.vanished().isEmpty();
            if (status != Status.SENT && status != Status.COMPLETE && status != Status.FAILED && !deletedMidway) {
                complain(message.id() + " is " + status + " for ever: " + message.content());
            }
        }
    }

    private static String line(String id, String role, String content) {
        return id + " " + role.toLowerCase(Locale.ROOT) + ": " + content;
    }

    private static String line(WireMessage message) {
        return line(message.id(), message.role(), message.content());
    }

    private static String line(Message message) {
        return line(String.valueOf(message.serverId()), message.role().name(), message.content());
    }

    private void isTheBackendsList(List<Message> shown) {
        Set<String> vanished = new HashSet<>();
        server.vanished().forEach(message -> vanished.add(message.id()));
        List<String> expected = server.list().stream().map(Judge::line).toList();
        List<String> found = shown.stream()
                .filter(message -> message.serverId() != null
                        && !vanished.contains(message.serverId().value()))
                .map(Judge::line)
                .toList();
        if (!found.equals(expected)) {
            complain("shown and listed differ from message " + firstDifference(found, expected) + " on: " + found
                    + " instead of " + expected);
        }
    }

    private static int firstDifference(List<String> one, List<String> other) {
        int at = 0;
        while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
            at++;
        }
        return at;
    }

    /** What the backend does not list is own and failed, for a reason, or was deleted there before it was recognised. */
    private void explainsTheRest(List<Message> shown) {
        boolean mayBeGone = !server.vanished().isEmpty();
        for (Message message : shown) {
            if (message.serverId() != null) {
                continue;
            }
            boolean failed =
                    message.role() == Role.USER && message.status() == Status.FAILED && message.error() != null;
            if (!failed && !mayBeGone) {
                complain("nobody knows " + message.id() + ", " + message.status() + ": " + message.content());
            }
        }
    }

    private void keepsItsPromises(List<Message> shown) {
        Map<MessageId, Message> byId = new HashMap<>();
        shown.forEach(message -> byId.put(message.id(), message));
        for (Promise promise : person.promises()) {
            Message kept = byId.get(promise.id());
            if (kept == null && !promise.isDiscarded()) {
                complain("accepted and lost: " + promise.id() + " " + promise.content());
            } else if (kept != null && !kept.content().strip().equals(promise.content())) {
                complain("accepted as " + promise.content() + " and changed: " + kept.content());
            }
        }
    }

    /**
     * Only a person who decides to send again, or who discards what may have arrived, makes the numbers differ, and a
     * backend that has lost what it had: what cannot be found there is rightly sent again.
     */
    private void sentOnceAndInOrder(List<Message> shown) {
        Map<String, Integer> heard = new LinkedHashMap<>();
        server.heard().forEach(message -> heard.merge(message.content(), 1, Integer::sum));
        Set<MessageId> failed = new HashSet<>();
        shown.stream()
                .filter(message -> message.status() == Status.FAILED)
                .forEach(message -> failed.add(message.id()));
        Map<String, int[]> bounds = new LinkedHashMap<>();
        for (Promise promise : person.promises()) {
            int[] bound = bounds.computeIfAbsent(promise.content(), content -> new int[2]);
            bound[0] += promise.isDiscarded() || failed.contains(promise.id()) ? 0 : 1;
            bound[1] += promise.resends();
        }
        bounds.forEach((content, bound) -> bound[1] += person.tried(content));
        server.vanished().forEach(gone -> bounds.getOrDefault(gone.content(), new int[2])[1]++);
        bounds.forEach((content, bound) -> {
            int times = heard.getOrDefault(content, 0);
            if (times < bound[0] || times > bound[1]) {
                complain("the backend heard " + times + " times, and not from " + bound[0] + " to " + bound[1] + ": "
                        + content);
            }
        });
        inOrder(heard, bounds);
    }

    private void inOrder(Map<String, Integer> heard, Map<String, int[]> bounds) {
        Set<String> clear = new HashSet<>();
        bounds.forEach((content, bound) -> {
            if (bound[0] == 1 && bound[1] == 1 && heard.getOrDefault(content, 0) == 1) {
                clear.add(content);
            }
        });
        List<String> promised = person.promises().stream()
                .map(Promise::content)
                .filter(clear::contains)
                .toList();
        List<String> came = server.heard().stream()
                .map(WireMessage::content)
                .filter(clear::contains)
                .toList();
        if (!came.equals(promised)) {
            complain("sent in another order: " + came + " instead of " + promised);
        }
    }

    private void toldItsReaders(List<Message> shown) {
        if (reader.isToldOfTyping()) {
            complain("readers were told of typing for ever");
        }
        if (reader.count() != shown.size()) {
            complain("readers know " + reader.count() + " messages instead of " + shown.size());
        }
        for (Message message : shown) {
            Message told = reader.find(message.id());
            if (told == null
                    || told.status() != message.status()
                    || told.seq() != message.seq()
                    || !reader.text(message.id()).equals(message.content())) {
                complain("readers were told " + told + " instead of " + message);
            }
        }
    }
}
