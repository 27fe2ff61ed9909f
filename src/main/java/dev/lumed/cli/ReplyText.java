package dev.lumed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the reply to one message together from events: pieces at their offsets, and now and then the whole as it stands.
 * What a piece leaves open, the next whole message fills.
 */
final class ReplyText {

    private MessageJson question;
    private @Nullable MessageJson reply;
    private String shown = "";

    ReplyText(MessageJson question) {
        this.question = question;
    }

    /** The message, with what was heard of it since. */
    MessageJson question() {
        return question;
    }

    /** The reply, once it is complete. */
    Optional<MessageJson> complete() {
        return Optional.ofNullable(reply).filter(message -> message.status() == Status.COMPLETE);
    }

    /** What there is to show after this event that was not shown yet. */
    String take(SseEvent event) throws CommandException {
        try {
            Optional<EventJson> read = EventJson.read(event.name(), event.data());
            return read.isPresent() ? take(read.get()) : "";
        } catch (JsonProcessingException e) {
            throw new CommandException.Refused("an event is not understood: " + e.getOriginalMessage());
        }
    }

    private String take(EventJson event) throws CommandException {
        if (event instanceof EventJson.MessageEvent changed) {
            return take(changed.message());
        }
        boolean grows = event instanceof EventJson.Chunk chunk
                && reply != null
                && chunk.messageId().equals(reply.id());
        return grows ? grown((EventJson.Chunk) event) : "";
    }

    String take(MessageJson message) throws CommandException {
        if (message.id().equals(question.id())) {
            question = message;
            if (message.status() == Status.FAILED) {
                throw new CommandException.Refused(
                        "the message was not taken: " + Words.orEmpty(message.error()) + " (" + message.id() + ")");
            }
            return "";
        }
        if (!isReply(message)) {
            return "";
        }
        reply = message;
        return advanced(message.content());
    }

    private boolean isReply(MessageJson message) {
        if (message.role() != Role.ASSISTANT) {
            return false;
        }
        return message.replyTo() == null
                ? message.position() > question.position()
                : message.replyTo().equals(question.id());
    }

    private String grown(EventJson.Chunk chunk) {
        // A piece behind a gap has to wait for the whole; one that overlaps brings less that is new.
        boolean fits = chunk.offset() >= 0 && chunk.offset() <= shown.length();
        return !fits ? "" : advanced(shown.substring(0, chunk.offset()) + chunk.text());
    }

    private String advanced(String whole) {
        if (shown.startsWith(whole)) {
            return "";
        }
        boolean continued = whole.startsWith(shown);
        String news = continued ? whole.substring(shown.length()) : "\n" + whole;
        shown = whole;
        return news;
    }
}
