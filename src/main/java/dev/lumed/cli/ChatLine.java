package dev.lumed.cli;

import java.util.List;

/** A line of the chat, of what sort it is. Whatever it is made of, nothing in it moves a cursor or ends the line. */
record ChatLine(Kind kind, String text) {

    /** What a line is, for its look and its place. */
    enum Kind {
        /** Above one's own message: when, and how far it has got. */
        OWN_HEAD,
        OWN,
        /** Above a message of somebody else. */
        REPLY_HEAD,
        REPLY,
        /** A message on its way, or a reply that is to come. */
        UNDER_WAY,
        NOTE,
        WARNING,
        /** How the conversation is connected: well, in a roundabout way, or not at all. */
        WELL,
        ROUNDABOUT,
        BROKEN
    }

    ChatLine {
        text = Plain.text(text).replace('\n', ' ');
    }

    static ChatLine note(String text) {
        return new ChatLine(Kind.NOTE, text);
    }

    static ChatLine warning(String text) {
        return new ChatLine(Kind.WARNING, text);
    }

    /** A line of this sort for each line of the text. */
    static List<ChatLine> of(Kind kind, String text) {
        return text.lines().map(line -> new ChatLine(kind, line)).toList();
    }

    ChatLine cut(int columns) {
        return new ChatLine(kind, DisplayWidth.cut(text, columns));
    }
}
