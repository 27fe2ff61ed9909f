package dev.lumed.actor;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Transport;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The lines that an operator follows a conversation by; never a word of what was said in it. */
final class OperatorLog {
    private OperatorLog() {}

    static void transition(Logger log, Connection from, Connection to) {
        String text = word(to.mode()) + because(to.reason()) + next(to.retryAt());
        if (to.mode() == Mode.UNAUTHORIZED || to.mode() == Mode.GONE) {
            log.warn(text);
        } else if (from.mode() != to.mode()) {
            log.info(text);
        } else {
            log.debug(text);
        }
    }

    static void sending(Logger log, MessageId id, Transport transport) {
        log.info("sending {} {}", id, transport == Transport.SOCKET ? "by socket" : "by REST");
    }

    static void message(Logger log, Message message) {
        if (message.role() == Role.USER && message.via() == Via.LOCAL) {
            own(log, message);
        } else if (message.status() == Status.COMPLETE && message.serverId() != null) {
            log.info(
                    "received {} {}, {} characters",
                    message.id(),
                    "by " + message.via().name().toLowerCase(Locale.ROOT),
                    message.content().length());
        } else if (message.status() == Status.PARTIAL) {
            log.info("reply {} is cut{}", message.id(), because(message.error()));
        }
    }

    private static void own(Logger log, Message message) {
        switch (message.status()) {
            case SENT -> log.info("sent {}{}", message.id(), message.serverId() == null ? "" : ", listed");
            case UNCERTAIN -> log.info("{} is uncertain{}", message.id(), because(message.error()));
            case FAILED -> log.warn("{} failed{}", message.id(), because(message.error()));
            case QUEUED, SENDING, STREAMING, PARTIAL, COMPLETE -> log.debug("{} is {}", message.id(), message.status());
        }
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isEmpty() ? "" : ": " + reason;
    }

    private static String next(@Nullable Instant retryAt) {
        return retryAt == null ? "" : ", next try at " + retryAt;
    }
}
