package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import java.util.List;

/** Conversations as people are shown them. */
final class ConversationTable {

    private ConversationTable() {}

    static Table of(List<ConversationJson> conversations, Times times) {
        int length =
                ShortIds.length(conversations.stream().map(ConversationJson::id).toList());
        Table table = new Table("ID", "PERSONA", "STATUS", "LINK", "MESSAGES", "OUTBOX", "LAST", "REASON");
        for (ConversationJson each : conversations) {
            table.row(
                    each.id().substring(0, Math.min(length, each.id().length())),
                    each.persona(),
                    each.status(),
                    Words.of(each.connection().mode()),
                    Long.toString(each.messageCount()),
                    Integer.toString(each.outbox()),
                    each.lastMessageAt() == null ? "-" : times.brief(each.lastMessageAt()),
                    Words.reason(each.connection(), times));
        }
        return table;
    }
}
