package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import dev.lumed.cli.ChatLine.Kind;
import dev.lumed.conversation.Role;
import java.util.ArrayList;
import java.util.List;

/** A message in the chat: a line of who, when and how, and the text below. */
final class Speech {

    /** Stands above each message. */
    static final ChatLine BLANK = ChatLine.note("");

    private static final int MOST_QUOTED = 40;

    private Speech() {}

    static List<ChatLine> block(MessageJson message, String persona, Times times, String how) {
        List<ChatLine> lines = new ArrayList<>(List.of(BLANK, head(message, persona, times, how)));
        lines.addAll(ChatLine.of(message.role() == Role.USER ? Kind.OWN : Kind.REPLY, message.content()));
        return lines;
    }

    static ChatLine head(MessageJson message, String persona, Times times, String how) {
        String who =
                switch (message.role()) {
                    case USER -> "you";
                    case ASSISTANT -> persona;
                    case SYSTEM, FUNCTION -> Words.of(message.role());
                };
        return new ChatLine(
                message.role() == Role.USER ? Kind.OWN_HEAD : Kind.REPLY_HEAD,
                who + " · " + times.brief(message.createdAt()) + (how.isEmpty() ? "" : " · " + how));
    }

    /** How far an own message has got, and why no farther. */
    static String mark(MessageJson message) {
        if (message.role() != Role.USER) {
            return "";
        }
        String error = message.error() == null ? "" : ": " + Plain.line(message.error());
        return Words.of(message.status()) + error;
    }

    static String quoted(MessageJson message) {
        return DisplayWidth.cut(Plain.line(message.content()), MOST_QUOTED);
    }
}
