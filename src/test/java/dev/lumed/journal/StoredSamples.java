package dev.lumed.journal;

import static dev.lumed.journal.Samples.NOON;

import dev.lumed.conversation.ArchiveMark;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Cursor;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.KeyUse;
import dev.lumed.conversation.Listed;
import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Pending;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.RemoteMessage;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.State;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Unread;
import dev.lumed.conversation.Via;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value or more of everything that is stored, by the name of its approved file. */
final class StoredSamples {

    private static final MessageId OWN = new MessageId("m1");
    private static final MessageId REPLY = new MessageId("m2");
    private static final ServerId SERVER_ID = new ServerId("5e1a");
    private static final Details DETAILS = new Details(120, 1_500L, "look_up", "{\"food\":\"bread\"}");
    private static final Profile PROFILE = new Profile("nutritionist", "Bread", "active", NOON);
    private static final RemoteMessage REMOTE =
            new RemoteMessage(SERVER_ID, Role.ASSISTANT, "Bread is **fine**.", NOON.plusSeconds(2), DETAILS);
    private static final RemoteMessage PLAIN_REMOTE =
            new RemoteMessage(SERVER_ID, Role.USER, "Is bread fine?", NOON.plusSeconds(1), Details.NONE);

    private StoredSamples() {}

    static Map<String, Event> events() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("began", new Event.Began(new Profile("nutritionist", null, "pending", NOON), 1_740_830_400_000L));
        events.put("profile-changed", new Event.ProfileChanged(PROFILE));
        events.put("opened", new Event.Opened());
        events.put("closed", new Event.Closed());
        events.put("deletion-requested", new Event.DeletionRequested());
        events.put("message-queued", new Event.MessageQueued(OWN, "Is bread fine?", key(), NOON));
        events.put("message-queued-plain", new Event.MessageQueued(OWN, "", null, NOON.plusNanos(1_000_000)));
        events.put("send-started", new Event.SendStarted(OWN, Via.WEBSOCKET));
        events.put("send-accepted", new Event.SendAccepted(OWN));
        events.put("send-uncertain", new Event.SendUncertain(OWN, "no answer in 10 s"));
        events.put("send-returned", new Event.SendReturned(OWN, "connection refused", false));
        events.put("send-failed", new Event.SendFailed(OWN, "403: not active"));
        events.put("restored", new Event.Restored(1_740_830_400_100L));
        events.put("resend-requested", new Event.ResendRequested(OWN));
        events.put("message-discarded", new Event.MessageDiscarded(OWN));
        events.put("reply-retracted", new Event.ReplyRetracted(REPLY, OWN));
        events.put("reply-retracted-plain", new Event.ReplyRetracted(REPLY, null));
        events.put("reply-started", new Event.ReplyStarted(REPLY, SERVER_ID, OWN, NOON));
        events.put("reply-started-plain", new Event.ReplyStarted(REPLY, null, null, NOON));
        events.put(
                "reply-interrupted", new Event.ReplyInterrupted(REPLY, "Bread \uD83C\uDF5E \"is\n", "socket closed"));
        events.put("reply-resumed", new Event.ReplyResumed(REPLY));
        events.put("reply-ended", new Event.ReplyEnded(REPLY, "Bread is **fine**.", DETAILS));
        events.put("reply-ended-plain", new Event.ReplyEnded(REPLY, "Bread is fine.", Details.NONE));
        events.put("message-arrived", new Event.MessageArrived(REPLY, REMOTE, Via.WEBSOCKET, OWN));
        events.put("message-arrived-plain", new Event.MessageArrived(OWN, PLAIN_REMOTE, Via.WEBSOCKET, null));
        events.put("message-recognised", new Event.MessageRecognised(REPLY, REMOTE));
        events.put("reply-given-up", new Event.ReplyGivenUp(OWN));
        events.put("history-read", historyRead());
        events.put("history-read-plain", new Event.HistoryRead(List.of(), Cursor.START, Via.REST));
        events.put("caught-up", new Event.CaughtUp());
        events.put("marked-read", new Event.MarkedRead());
        events.put("messages-archived", new Event.MessagesArchived(List.of(OWN, REPLY)));
        return events;
    }

    static Map<String, State> states() {
        return Map.of("full", state(), "unborn", State.UNBORN);
    }

    static Map<String, Message> messages() {
        return Map.of("full", settled(), "plain", pending());
    }

    static Map<String, ConversationSummary> summaries() {
        return Map.of(
                "full",
                new ConversationSummary(Samples.ONE, PROFILE, true, false, 3, 2, 1, 1_740_830_400_004L, NOON),
                "plain",
                new ConversationSummary(
                        Samples.ONE, new Profile("coach", null, "active", NOON), false, true, 0, 0, 0, 0, null));
    }

    private static KeyUse key() {
        return new KeyUse("order-66", "jQZ1Zg9gvPXnZ4bjcVCv7A", OWN);
    }

    private static Event historyRead() {
        return new Event.HistoryRead(
                List.of(new Listed(OWN, PLAIN_REMOTE, 1_048_576, null), new Listed(null, REMOTE, 2_097_152, OWN)),
                new Cursor(2, List.of(new Cursor.Mark(SERVER_ID, 1_048_576)), true),
                Via.POLLING);
    }

    private static State state() {
        Log log = new Log(
                1_740_830_400_000L,
                1_740_830_400_004L,
                1_740_830_400_002L,
                List.of(settled()),
                List.of(new Pending(pending(), 1)),
                new ArchiveMark(12, 900, 1_740_830_400_001L, Instant.parse("2025-02-28T09:30:00.250Z")));
        Cursor cursor = new Cursor(14, List.of(new Cursor.Mark(SERVER_ID, 1_048_576)), false);
        Unread unread = new Unread(2, 1_740_830_400_001L, false);
        return new State(PROFILE, true, false, log, cursor, List.of(OWN), List.of(key()), unread);
    }

    private static Message settled() {
        return new Message(
                REPLY,
                SERVER_ID,
                1_740_830_400_003L,
                1_048_576,
                Role.ASSISTANT,
                "Bread is **fine**.",
                NOON,
                Status.COMPLETE,
                Via.WEBSOCKET,
                OWN,
                "was cut",
                DETAILS);
    }

    private static Message pending() {
        return new Message(
                OWN,
                null,
                1_740_830_400_004L,
                4_503_599_627_370_497L,
                Role.USER,
                "",
                NOON,
                Status.QUEUED,
                Via.LOCAL,
                null,
                null,
                Details.NONE);
    }
}
