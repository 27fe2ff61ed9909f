package dev.lumed.conversation;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Replies that were streamed or are due, and that the backend's list does not have. They are looked up less and less
 * often; one that the list explains otherwise is taken back, and what it never shows is given up.
 */
final class MissingReplies {
    private static final Duration FIRST_LOOKUP = Duration.ofMillis(500);
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(60);
    private static final int MOST_LOOKUPS = 12;

    /** After so many, about half a minute, what is not in the list is not merely late. */
    private static final int LOOKUPS_OF_A_LATE_REPLY = 6;

    private static final String NOT_THERE = "the rest of it never came, and the backend does not have it";

    private final Deliberation d;

    MissingReplies(Deliberation deliberation) {
        this.d = deliberation;
    }

    /** After a socket was lost what it may have brought is searched for at once. */
    void searchAnew() {
        if (areAny()) {
            d.streaming = d.streaming.searched(0);
        }
    }

    /** The list was read to its end: what is still missing is looked up again later, and given up in the end. */
    void afterReading() {
        retract(
                reply -> isPartOfItsAnswer(reply) || isListedBeforeItEnded(reply),
                "it is part of another message in the backend's list");
        if (d.streaming.lookups() >= LOOKUPS_OF_A_LATE_REPLY) {
            retract(
                    reply -> isPartOf(reply, listed -> true) || isExplained(reply),
                    "the backend's list has another reply in its place");
        }
        if (!areAny()) {
            d.streaming = d.streaming.searched(0);
        } else if (d.streaming.lookups() < MOST_LOOKUPS) {
            int times = d.streaming.lookups();
            d.streaming = d.streaming.searched(times + 1);
            d.reading = d.reading.wanted(d.in(d.backoff(times, FIRST_LOOKUP, LONGEST_LOOKUP)));
        } else if (d.streaming.lookups() == MOST_LOOKUPS) {
            d.streaming = d.streaming.searched(MOST_LOOKUPS + 1);
            giveUp();
        }
    }

    /** A reply to a message that the list leaves without one stays as far as it came, unless that is nothing. */
    private void giveUp() {
        retract(
                reply -> reply.content().isBlank() || goesOnWithout(reply),
                "the backend's list never had it, and goes on without it");
        for (Pending each : d.state.log().pending()) {
            Message reply = each.message();
            if (reply.status() == Status.PARTIAL && !NOT_THERE.equals(reply.error())) {
                d.emit(new Event.ReplyInterrupted(reply.id(), reply.content(), NOT_THERE));
                d.note(reply.id(), "given-up", NOT_THERE);
            }
        }
        if (isSilent()) {
            List.copyOf(d.state.awaiting()).forEach(turn -> d.emit(new Event.ReplyGivenUp(turn)));
        }
    }

    /** History is the truth and a stream a hint: one that the history explains otherwise is taken back. */
    private void retract(Predicate<Message> explained, String why) {
        for (Pending each : d.state.log().pending()) {
            Message reply = each.message();
            if (isMissing(each) && explained.test(reply)) {
                MessageId open = openQuestionOf(reply);
                d.emit(new Event.ReplyRetracted(reply.id(), open));
                if (open != null) {
                    d.streaming = d.streaming.expecting(d.in(d.settings.streamIdle()));
                }
                d.note(reply.id(), "retracted", why);
                d.act(new Action.AnnounceRemoved(reply.id(), d.state.log().lastSeq()));
            }
        }
    }

    /** The rest of a stream whose reply was already known, or that of a reply which came whole by another way. */
    private boolean isPartOfItsAnswer(Message reply) {
        return isPartOf(
                reply, listed -> reply.replyTo() == null || reply.replyTo().equals(listed.replyTo()));
    }

    /**
     * A stream that was heard to its end after the list had brought its reply, as when a socket comes back amid it, or all
     * of lumed. A listed reply that had a stream of its own can only have lost the end of that. A reply that merely says
     * the same will come with the list.
     */
    private boolean isListedBeforeItEnded(Message reply) {
        String text = reply.content().strip();
        List<Message> settled = d.state.log().settled();
        return reply.status() == Status.COMPLETE
                && !text.isEmpty()
                && settled.subList(Math.max(0, settled.size() - Cursor.OVERLAP), settled.size()).stream()
                        .anyMatch(listed -> listed.role() == Role.ASSISTANT
                                && listed.content().strip().endsWith(text)
                                && (listed.via() != Via.WEBSOCKET
                                        || listed.content().strip().length() > text.length()));
    }

    private boolean isPartOf(Message reply, Predicate<Message> such) {
        String text = reply.content().strip();
        return !text.isEmpty()
                && anyListedReply(
                        listed -> such.test(listed) && listed.content().contains(text));
    }

    /**
     * The backend makes one reply after another. Where ends or pieces of streams are lost two replies look like one, or
     * like none that there is: what the list lacks will not come any more once the list has, since this began, a reply
     * that no stream was recognised as, or the reply to the same message, or to a later one.
     */
    private boolean isExplained(Message reply) {
        long began = d.state.log().bornAt(reply);
        Message asked = questionOf(reply);
        return anyListedReply(listed -> listed.seq() > began && (asked == null || listed.via() != Via.WEBSOCKET))
                || (asked != null
                        && anyListedReply(listed -> answers(listed, asked) || answersLaterThan(asked, listed)));
    }

    private boolean goesOnWithout(Message reply) {
        Message asked = questionOf(reply);
        return asked == null
                || asked.status() == Status.FAILED
                || anyListedReply(listed -> listed.position() > asked.position());
    }

    private @Nullable Message questionOf(Message reply) {
        MessageId turn = reply.replyTo();
        return turn == null ? null : d.state.log().find(turn);
    }

    /** What was asked, if it is still to be answered: not if it was waited for in vain. */
    private @Nullable MessageId openQuestionOf(Message reply) {
        Message asked = d.streaming.lookups() >= LOOKUPS_OF_A_LATE_REPLY ? null : questionOf(reply);
        boolean open = asked != null
                && asked.status() == Status.SENT
                && d.state.log().inOrder().stream().noneMatch(other -> !other.equals(reply) && answers(other, asked));
        return open ? reply.replyTo() : null;
    }

    private static boolean answers(Message reply, Message asked) {
        return asked.id().equals(reply.replyTo());
    }

    private boolean answersLaterThan(Message asked, Message listed) {
        Message question = questionOf(listed);
        return question != null && question.position() > asked.position();
    }

    private boolean anyListedReply(Predicate<Message> such) {
        return d.state.log().settled().stream()
                .anyMatch(listed -> listed.role() == Role.ASSISTANT && such.test(listed));
    }

    private boolean isSilent() {
        return !d.state.awaiting().isEmpty() && d.streaming.quietAt() == null && d.streaming.draft() == null;
    }

    boolean areAny() {
        return isSilent() || d.state.log().pending().stream().anyMatch(MissingReplies::isMissing);
    }

    /** A reply whose stream is over, and which was not recognised in the list. */
    private static boolean isMissing(Pending each) {
        Status status = each.message().status();
        return status == Status.PARTIAL || (each.provisional() && status == Status.COMPLETE);
    }
}
