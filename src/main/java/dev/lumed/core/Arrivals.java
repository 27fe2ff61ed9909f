package dev.lumed.core;

import dev.lumed.backend.Answer;
import dev.lumed.backend.Credentials;
import dev.lumed.backend.SocketSignal;
import dev.lumed.conversation.Input;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.Sent;
import dev.lumed.wire.ServerFrame;
import java.time.Duration;
import java.util.List;

/** What comes from the backend, told to the cores. */
public final class Arrivals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private Arrivals() {}

    public static void page(Answer<MessagePage> came, Credentials.State credentials, Round round) {
        Answer<MessagePage> answer = asOfNow(came, credentials);
        if (answer instanceof Answer.Success<MessagePage> success) {
            round.tell(new Input.PageRead(Frames.page(success.value())));
        } else if (answer instanceof Answer.Unauthorized<MessagePage> unauthorized) {
            round.tell(new Input.ReadFailed(unauthorized.reason(), Duration.ZERO));
            round.tell(new dev.lumed.link.Input.Unauthorized(unauthorized.reason()));
        } else if (answer instanceof Answer.Refused<MessagePage> refused) {
            round.tell(new Input.ReadFailed(refused.reason(), Duration.ZERO));
            if (isGone(refused)) {
                round.tell(new dev.lumed.link.Input.Gone(refused.status(), refused.reason()));
            }
        } else if (answer instanceof Answer.Throttled<MessagePage> throttled) {
            round.tell(new Input.ReadFailed(throttled.reason(), throttled.retryAfter()));
        } else if (answer instanceof Answer.Unavailable<MessagePage> unavailable) {
            round.tell(new Input.ReadFailed(unavailable.reason(), unavailable.retryAfter()));
        }
    }

    public static void sent(MessageId id, Answer<Sent> came, Credentials.State credentials, Round round) {
        Answer<Sent> answer = asOfNow(came, credentials);
        round.tell(outcome(id, answer));
        if (answer instanceof Answer.Unauthorized<Sent> unauthorized) {
            round.tell(new dev.lumed.link.Input.Unauthorized(unauthorized.reason()));
        }
    }

    /** Credentials that were refused and have been replaced since: their refusal came too late to mean anything. */
    private static <T> Answer<T> asOfNow(Answer<T> answer, Credentials.State credentials) {
        return answer instanceof Answer.Unauthorized<T> unauthorized && credentials != Credentials.State.UNAUTHORIZED
                ? new Answer.Unavailable<>(unauthorized.reason(), false, Duration.ZERO)
                : answer;
    }

    /** The conversation itself is not there for us any longer. */
    private static boolean isGone(Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                && (refused.status() == FORBIDDEN || refused.status() == NOT_FOUND);
    }

    private static Input outcome(MessageId id, Answer<Sent> answer) {
        if (answer instanceof Answer.Success<Sent> success) {
            Sent sent = success.value();
            return new Input.SendAnswered(
                    id,
                    sent.userMessage() == null ? null : Frames.remote(sent.userMessage()),
                    sent.assistantMessage() == null ? null : Frames.remote(sent.assistantMessage()));
        }
        if (answer instanceof Answer.Refused<Sent> refused) {
            return new Input.SendRefused(id, refused.reason());
        }
        if (answer instanceof Answer.Throttled<Sent> throttled) {
            return new Input.SendReturned(id, throttled.reason(), throttled.retryAfter());
        }
        if (answer instanceof Answer.Unauthorized<Sent> unauthorized) {
            return new Input.SendReturned(id, unauthorized.reason(), Duration.ZERO);
        }
        Answer.Unavailable<Sent> unavailable = (Answer.Unavailable<Sent>) answer;
        return unavailable.maybeProcessed()
                ? new Input.SendUnanswered(id, unavailable.reason(), unavailable.retryAfter())
                : new Input.SendReturned(id, unavailable.reason(), unavailable.retryAfter());
    }

    /** A refused upgrade, of whatever kind, is only the socket's end: whether more is wrong the list will tell. */
    public static void signal(int socket, SocketSignal signal, Round round) {
        if (signal instanceof SocketSignal.Opened) {
            round.tell(new dev.lumed.link.Input.SocketOpened(socket));
        } else if (signal instanceof SocketSignal.Received received) {
            round.tell(new dev.lumed.link.Input.FrameReceived(socket));
            frames(received.frames(), round);
        } else if (signal instanceof SocketSignal.Refused refused) {
            round.tell(new dev.lumed.link.Input.SocketRefused(
                    socket, refused.status(), refused.reason(), refused.retryAfter()));
        } else if (signal instanceof SocketSignal.Unauthorized unauthorized) {
            round.tell(
                    new dev.lumed.link.Input.SocketRefused(socket, UNAUTHORIZED, unauthorized.reason(), Duration.ZERO));
        } else if (signal instanceof SocketSignal.Closed closed) {
            round.tell(new dev.lumed.link.Input.SocketClosed(socket, closed.code(), closed.reason()));
        } else if (signal instanceof SocketSignal.Failed failed) {
            round.tell(new dev.lumed.link.Input.SocketFailed(socket, failed.reason()));
        }
    }

    private static void frames(List<ServerFrame> frames, Round round) {
        for (ServerFrame frame : frames) {
            if (frame instanceof ServerFrame.StreamChunk chunk) {
                round.tellFromSocket(new Input.Chunk(null, chunk.content()));
            } else if (frame instanceof ServerFrame.MessageReceived) {
                round.tellFromSocket(new Input.Acknowledged());
            } else if (frame instanceof ServerFrame.StreamComplete complete) {
                round.tellFromSocket(new Input.ReplyEnded(null, null, Frames.details(complete.metadata())));
            } else if (frame instanceof ServerFrame.WholeMessage whole) {
                round.tellFromSocket(new Input.MessagePushed(Frames.remote(whole.message())));
            } else if (frame instanceof ServerFrame.Failure failure) {
                failure(failure, round);
            } else {
                named(frame, round);
            }
        }
    }

    /** The oldest servers name the replies they stream. All other frames concern nobody here. */
    private static void named(ServerFrame frame, Round round) {
        if (frame instanceof ServerFrame.ReplyStart start) {
            round.tellFromSocket(new Input.ReplyStarted(new ServerId(start.messageId())));
        } else if (frame instanceof ServerFrame.ReplyChunk chunk) {
            round.tellFromSocket(new Input.Chunk(new ServerId(chunk.messageId()), chunk.content()));
        } else if (frame instanceof ServerFrame.ReplyEnd end) {
            round.tellFromSocket(
                    new Input.ReplyEnded(new ServerId(end.messageId()), end.content(), Frames.details(end.metadata())));
        }
    }

    private static void failure(ServerFrame.Failure failure, Round round) {
        String code = failure.code() == null ? "" : failure.code();
        round.tellFromSocket(new Input.SocketComplained(complaint(code), failure.error()));
        if (code.equals("AUTH_FAILED") || code.equals("CONNECTION_LIMIT")) {
            round.tell(new dev.lumed.link.Input.SocketBroken(failure.error()));
        }
    }

    private static Input.Complaint complaint(String code) {
        return switch (code) {
            case "CONSULTATION_NOT_ACTIVE" -> Input.Complaint.NOT_ACTIVE;
            case "RATE_LIMIT" -> Input.Complaint.TOO_FAST;
            default -> Input.Complaint.OTHER;
        };
    }
}
