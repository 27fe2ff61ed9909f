package dev.lumed.api;

import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import java.time.Instant;
import java.util.List;

/** What happened to a message, in order. */
public record StoryJson(String messageId, List<Note> notes) {
    public StoryJson {
        notes = List.copyOf(notes);
    }

    public static StoryJson of(MessageId message, List<StoryNote> notes) {
        return new StoryJson(message.value(), notes.stream().map(Note::of).toList());
    }

    /**
     * One thing that happened.
     *
     * @param kind a stable kebab-case word
     * @param detail the particulars, for a person to read; may be empty
     */
    public record Note(Instant at, String kind, String detail) {
        static Note of(StoryNote note) {
            return new Note(note.at(), note.kind(), note.detail());
        }
    }
}
