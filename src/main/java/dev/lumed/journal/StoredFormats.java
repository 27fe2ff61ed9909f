package dev.lumed.journal;

import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Message;
import java.util.List;

/** Every kind of value that is stored as JSON. A changed shape gets its migration here, and old approved files stay. */
final class StoredFormats {

    static final StoredFormat<Message> MESSAGE =
            new StoredFormat<>("message", Message.class, StoredJson.mapper(), List.of());

    static final StoredFormat<ConversationSummary> SUMMARY =
            new StoredFormat<>("conversation", ConversationSummary.class, StoredJson.mapper(), List.of());

    private StoredFormats() {}
}
