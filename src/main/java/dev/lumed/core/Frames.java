package dev.lumed.core;

import dev.lumed.conversation.Details;
import dev.lumed.conversation.HistoryPage;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.RemoteMessage;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.StreamMetadata;
import dev.lumed.wire.WireMessage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The backend's words in the conversation's. */
public final class Frames {
    private Frames() {}

    static RemoteMessage remote(WireMessage message) {
        Details details = new Details(
                message.tokensUsed(), message.processingTimeMs(), message.functionName(), message.functionArgs());
        return new RemoteMessage(
                new ServerId(message.id()), role(message.role()), message.content(), message.createdAt(), details);
    }

    static HistoryPage page(MessagePage page) {
        List<RemoteMessage> messages =
                page.messages().stream().map(Frames::remote).toList();
        return new HistoryPage(messages, page.total(), page.hasMore());
    }

    public static Profile profile(Consultation consultation) {
        return new Profile(consultation.persona(), null, consultation.status(), consultation.createdAt());
    }

    private static Role role(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "function" -> Role.FUNCTION;
            default -> Role.SYSTEM;
        };
    }

    static Details details(@Nullable StreamMetadata metadata) {
        return metadata == null
                ? Details.NONE
                : new Details(metadata.tokensUsed(), metadata.processingTimeMs(), null, null);
    }
}
