package dev.lumed.simulation;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.wire.WireMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says what is wrong with a conversation once nothing goes wrong any more. It shares no rule with the cores: it only
 * compares what lumed shows with what the backend has and what people were promised.
 */
final class Judge {
    private final Account account;
    private final ServerConversation server;
    private final Person person;
    private final List<String> complaints = new ArrayList<>();

    private Judge(Account account, ServerConversation server, Person person) {
        this.account = account;
        this.server = server;
        this.person = person;
    }

    /** Nothing where all is well. */
    static List<String> complaints(Account account, ServerConversation server, Person person) {
        Judge judge = new Judge(account, server, person);
        judge.judge();
        return judge.complaints;
    }

    private void complain(String what) {
        complaints.add(what);
    }

    private void judge() {
        List<Message> shown = account.messages();
        if (shown.size() != account.count()) {
            complain("the log counts " + account.count() + " messages and has " + shown.size());
        }
        countsWhatIsUnread(shown);
        isAtRest(shown);
        isTheBackendsList(shown);
        explainsTheRest(shown);
        keepsItsPromises(shown);
        sentOnceAndInOrder(shown);
    }

    private void countsWhatIsUnread(List<Message> shown) {
        long others =
                shown.stream().filter(message -> message.role() != Role.USER).count();
        if (account.unread() > others) {
            complain("the log has " + others + " messages of others and counts " + account.unread() + " as unread");
        }
    }

    private void isAtRest(List<Message> shown) {
        Connection connection = account.connection();
        if (connection.mode() != Mode.LIVE) {
            complain("the connection is " + connection.mode() + ": " + connection.reason());
        }
        if (account.typing()) {
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
            if (kept == null && promise.isBinding()) {
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
            bound[0] += promise.isBinding() && !failed.contains(promise.id()) ? 1 : 0;
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
        person.promises().stream()
                .filter(promise -> !promise.keepsItsPlace())
                .forEach(promise -> clear.remove(promise.content()));
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
}
