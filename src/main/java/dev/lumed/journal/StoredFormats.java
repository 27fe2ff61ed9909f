package dev.lumed.journal;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.State;
import java.util.List;
import java.util.Map;

/**
 * Every kind of value that is stored as JSON. A changed shape gets its migration here, as the last of its list, and the
 * approved files of the versions before stay. Names are permanent: a name that is not used any longer is never given to
 * something else.
 */
final class StoredFormats {

    static final Map<Class<? extends Event>, String> EVENT_NAMES = Map.ofEntries(
            entry(Event.Began.class, "began"),
            entry(Event.ProfileChanged.class, "profile-changed"),
            entry(Event.Opened.class, "opened"),
            entry(Event.Closed.class, "closed"),
            entry(Event.DeletionRequested.class, "deletion-requested"),
            entry(Event.MessageQueued.class, "message-queued"),
            entry(Event.SendStarted.class, "send-started"),
            entry(Event.SendAccepted.class, "send-accepted"),
            entry(Event.SendUncertain.class, "send-uncertain"),
            entry(Event.SendReturned.class, "send-returned"),
            entry(Event.SendFailed.class, "send-failed"),
            entry(Event.Restored.class, "restored"),
            entry(Event.ResendRequested.class, "resend-requested"),
            entry(Event.MessageDiscarded.class, "message-discarded"),
            entry(Event.ReplyRetracted.class, "reply-retracted"),
            entry(Event.ReplyStarted.class, "reply-started"),
            entry(Event.ReplyInterrupted.class, "reply-interrupted"),
            entry(Event.ReplyResumed.class, "reply-resumed"),
            entry(Event.ReplyEnded.class, "reply-ended"),
            entry(Event.MessageArrived.class, "message-arrived"),
            entry(Event.MessageRecognised.class, "message-recognised"),
            entry(Event.ReplyGivenUp.class, "reply-given-up"),
            entry(Event.HistoryRead.class, "history-read"),
            entry(Event.CaughtUp.class, "caught-up"),
            entry(Event.MarkedRead.class, "marked-read"),
            entry(Event.MessagesArchived.class, "messages-archived"));

    static final StoredFormat<Event> EVENT =
            new StoredFormat<>("event", Event.class, StoredJson.mapper(Event.class, EVENT_NAMES), List.of());

    static final StoredFormat<State> STATE = new StoredFormat<>(
            "state", State.class, StoredJson.mapper(), List.of(StoredFormats::withAllOfTheStateRead));

    static final StoredFormat<Message> MESSAGE =
            new StoredFormat<>("message", Message.class, StoredJson.mapper(), List.of());

    static final StoredFormat<ConversationSummary> SUMMARY = new StoredFormat<>(
            "conversation", ConversationSummary.class, StoredJson.mapper(), List.of(summary -> ((ObjectNode) summary)
                    .put("unread", 0)));

    private StoredFormats() {}

    /** Version 1 did not count what is unread. */
    private static JsonNode withAllOfTheStateRead(JsonNode state) {
        JsonNode lastSeq = state.path("log").path("lastSeq");
        ((ObjectNode) state)
                .putObject("unread")
                .put("count", 0)
                .put("since", lastSeq.asLong())
                .put("catchingUp", lastSeq.asLong() == 0);
        return state;
    }
}
