package dev.lumed.conversation;

import dev.lumed.conversation.Cursor.Mark;
import java.util.List;

/**
 * How a page of the backend's list lies to what was read before.
 *
 * @param follows it continues where we stand; otherwise the list shifted
 * @param from index of the first message in the page that concerns us
 * @param start place in the list of the page's first message
 * @param length messages in the page
 * @param goesOn the list has more
 * @param pagingIgnored the page is the whole list, whatever was asked for
 */
record PageFit(boolean follows, int from, long start, int length, boolean goesOn, boolean pagingIgnored) {
    private static final PageFit SHIFTED = new PageFit(false, 0, 0, 0, false, false);

    static PageFit of(Pass pass, Cursor cursor, HistoryPage page, int limit) {
        List<RemoteMessage> messages = page.messages();
        int length = messages.size();
        if (pass.offset() == 0) {
            boolean whole = length > limit;
            return new PageFit(true, 0, 0, length, !whole && goesOn(page, 0, limit), whole || cursor.pagingIgnored());
        }
        List<Mark> tail = pass.whole() ? pass.previous() : cursor.tail();
        if (length == 0) {
            return SHIFTED;
        }
        if (contains(tail, messages.get(0).id())) {
            return new PageFit(true, 0, pass.offset(), length, goesOn(page, pass.offset(), limit), false);
        }
        long read = pass.offset() + tail.size();
        return !claimsMore(page) && endsWith(messages, read, tail)
                ? new PageFit(true, (int) pass.offset(), 0, length, false, true)
                : SHIFTED;
    }

    private static boolean goesOn(HistoryPage page, long start, int limit) {
        int length = page.messages().size();
        if (length == 0) {
            return false;
        }
        if (page.hasMore() != null) {
            return page.hasMore();
        }
        return page.total() != null ? start + length < page.total() : length >= limit;
    }

    /** A page that is not the whole list, and says so, was repeated. */
    private static boolean claimsMore(HistoryPage page) {
        return (page.hasMore() != null && page.hasMore())
                || (page.total() != null && page.total() > page.messages().size());
    }

    private static boolean contains(List<Mark> tail, ServerId id) {
        return tail.stream().anyMatch(mark -> mark.id().equals(id));
    }

    /** Whether the first {@code read} messages end with the tail. */
    private static boolean endsWith(List<RemoteMessage> messages, long read, List<Mark> tail) {
        if (messages.size() < read) {
            return false;
        }
        int at = (int) read - tail.size();
        for (Mark mark : tail) {
            if (!messages.get(at++).id().equals(mark.id())) {
                return false;
            }
        }
        return true;
    }

    /** The messages of the page that concern us, with the overlap. */
    List<RemoteMessage> newsOf(HistoryPage page) {
        return follows ? page.messages().subList(from, length) : List.of();
    }

    /** Without the last ones, which the next page begins with. */
    PageFit shortenedBy(int messages) {
        return new PageFit(follows, from, start, length - messages, true, pagingIgnored);
    }

    Cursor movedOver(List<Mark> marks) {
        int kept = Math.min(marks.size(), Cursor.OVERLAP);
        return new Cursor(start + length, marks.subList(marks.size() - kept, marks.size()), pagingIgnored);
    }
}
