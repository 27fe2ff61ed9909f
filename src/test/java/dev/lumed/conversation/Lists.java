package dev.lumed.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists as backends give them, and the ways in which backends give them. */
final class Lists {
    private Lists() {}

    /** How a backend answers for one page. */
    @FunctionalInterface
    interface Paging {
        HistoryPage page(long offset, int limit);
    }

    static RemoteMessage remote(int number, Role role, String content) {
        return remote("s" + number, role, content, Talk.START.plusSeconds(number));
    }

    static RemoteMessage remote(String id, Role role, String content, Instant at) {
        return new RemoteMessage(new ServerId(id), role, content, at, Details.NONE);
    }

    static RemoteMessage user(int number, String content) {
        return remote(number, Role.USER, content);
    }

    static RemoteMessage reply(int number, String content) {
        return remote(number, Role.ASSISTANT, content);
    }

    /** Messages {@code from} to {@code to}, questions and replies in turn, each with a text of its own. */
    static List<RemoteMessage> numbered(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> remote(n, n % 2 == 1 ? Role.USER : Role.ASSISTANT, "text " + n))
                .toList();
    }

    static List<RemoteMessage> plus(List<RemoteMessage> list, RemoteMessage... more) {
        List<RemoteMessage> all = new ArrayList<>(list);
        all.addAll(List.of(more));
        return all;
    }

    /** Without the messages at these indexes, counted in the list given. */
    static List<RemoteMessage> without(List<RemoteMessage> list, int from, int to) {
        List<RemoteMessage> left = new ArrayList<>(list);
        left.subList(from, to).clear();
        return left;
    }

    /** Obeys offset and limit, and says how many there are and whether more follow. */
    static Paging honest(List<RemoteMessage> list) {
        return (offset, limit) -> slice(list, offset, limit, (long) list.size(), offset + limit < list.size());
    }

    /** Obeys offset and limit and says nothing more. */
    static Paging terse(List<RemoteMessage> list) {
        return (offset, limit) -> slice(list, offset, limit, null, null);
    }

    /** Sends everything, whatever is asked. */
    static Paging ignoring(List<RemoteMessage> list) {
        return (offset, limit) -> new HistoryPage(list, (long) list.size(), null);
    }

    private static HistoryPage slice(
            List<RemoteMessage> list, long offset, int limit, @Nullable Long total, @Nullable Boolean more) {
        int from = (int) Math.min(offset, list.size());
        int to = Math.min(from + limit, list.size());
        return new HistoryPage(list.subList(from, to), total, more);
    }
}
