package dev.lumed.cli;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** How the lines of a chat look. */
record ChatLook(boolean coloured) {

    AttributedString of(ChatLine line) {
        return new AttributedString(line.text(), coloured ? style(line.kind()) : AttributedStyle.DEFAULT);
    }

    private static AttributedStyle style(ChatLine.Kind kind) {
        return switch (kind) {
            case OWN_HEAD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case REPLY_HEAD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case OWN, REPLY -> AttributedStyle.DEFAULT;
            case UNDER_WAY, NOTE -> AttributedStyle.DEFAULT.faint();
            case WARNING, BROKEN -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
            case WELL -> AttributedStyle.DEFAULT
                    .foreground(AttributedStyle.GREEN)
                    .faint();
            case ROUNDABOUT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
        };
    }
}
