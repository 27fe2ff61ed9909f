package dev.lumed.demo.fault;

import static dev.lumed.demo.fault.FaultParameter.BYTES_PER_SECOND;
import static dev.lumed.demo.fault.FaultParameter.CALLS;
import static dev.lumed.demo.fault.FaultParameter.CODE;
import static dev.lumed.demo.fault.FaultParameter.COUNT;
import static dev.lumed.demo.fault.FaultParameter.DELAY;
import static dev.lumed.demo.fault.FaultParameter.FRAMES;
import static dev.lumed.demo.fault.FaultParameter.HOW;
import static dev.lumed.demo.fault.FaultParameter.JITTER;
import static dev.lumed.demo.fault.FaultParameter.PIECES;
import static dev.lumed.demo.fault.FaultParameter.RETRY_AFTER;
import static dev.lumed.demo.fault.FaultParameter.STATUS;
import static dev.lumed.demo.fault.FaultParameter.TO;
import static dev.lumed.demo.fault.FaultParameter.TYPE;
import static dev.lumed.demo.fault.FaultParameter.VIA;

import java.util.List;
import java.util.Optional;

/** Everything that the demo backend can do wrong on demand. The explanation is shown where the faults are listed. */
public enum Fault {
    UPGRADE_STATUS("The upgrade to a WebSocket is refused with a status.", STATUS.as("503"), RETRY_AFTER.as("")),
    UPGRADE_HTML("A proxy answers the upgrade with a page of HTML.", STATUS.as("200")),
    UPGRADE_HANG("The upgrade is never answered."),
    SOCKET_SILENT("The upgrade is answered 101, and nothing comes after it; what the client sends is ignored."),
    SOCKET_END(
            "A socket ends after so many frames to the client.",
            HOW.oneOf("close", "cut", "reset", "mid-frame"),
            FRAMES.as("1")),
    HALF_OPEN("A socket goes mute after so many frames and stays open: no frames, no pongs.", FRAMES.as("1")),
    REPLY_END(
            "The socket that carries a reply ends amid it; the reply is finished and stored all the same.",
            HOW.oneOf("reset", "close", "cut", "mid-frame", "mute"),
            PIECES.as("3")),
    NO_STREAM_COMPLETE("The end marker of a streamed reply is lost; the reply is stored."),
    NO_ACKNOWLEDGEMENT("message_received is lost; the message is stored and answered."),
    DUPLICATE_FRAMES("Every frame is sent twice."),
    BAD_FRAMES(
            "A broken frame goes before each piece of a reply.",
            HOW.oneOf("not-json", "cut", "binary", "deep", "no-type", "huge")),
    UNKNOWN_FRAMES("A frame of an undocumented type goes before the end of a reply.", TYPE.as("meal_log.completed")),
    ERROR_FRAMES("A message on the socket is not taken but answered with an error frame.", CODE.as("RATE_LIMIT")),
    SLOW_LINE(
            "Bytes to the client are late, on every connection.",
            DELAY.as("2s"),
            JITTER.as("0ms"),
            BYTES_PER_SECOND.as("0")),
    NO_REPLY("A message is stored and never answered."),
    REPLY_STORED_LATE("The list holds a reply only some time after it was streamed.", DELAY.as("5s")),
    ANSWER_LOST(
            "A message is stored and answered, but the sender is not told.",
            HOW.oneOf("reset", "hang"),
            VIA.oneOf("any", "rest", "socket")),
    MESSAGE_FORGOTTEN("A message is accepted and then forgotten.", VIA.oneOf("any", "rest", "socket")),
    REST_STATUS("A call is answered with a status.", STATUS.as("503"), RETRY_AFTER.as(""), CALLS.as("all")),
    REST_HTML("A call is answered with a page of HTML.", STATUS.as("200"), CALLS.as("all")),
    REST_TRUNCATED(
            "The body of an answer is cut in half, by a broken connection or as if it were whole.",
            HOW.oneOf("connection", "body"),
            CALLS.as("all")),
    REST_HANG("A call is not processed and never answered.", CALLS.as("all")),
    REST_RESET("The connection is reset instead of processing a call.", CALLS.as("all")),
    REST_REDIRECT("A call is sent on to another host.", STATUS.as("307"), TO.as(""), CALLS.as("all")),
    REST_SLOW("A call is answered late.", DELAY.as("2s"), JITTER.as("0ms"), CALLS.as("all")),
    ACCESS_REFUSED("Every access token is answered 401.", CALLS.as("all")),
    REFRESH_REFUSED("Every refresh token is answered 401, as if it had been revoked."),
    ORPHAN_CONFLICT("Creating answers 409 with a consultation that cannot be found, until that is deleted."),
    LIST_SHRINKS("The newest messages are missing from the list.", COUNT.as("1")),
    LIST_SHIFTS("Pages past the first start late, as if older messages had been deleted meanwhile.", COUNT.as("1")),
    LIST_REPEATS("Every page is the first one."),
    LIST_GROWS("A message is added elsewhere after each page that is read.");

    private final String explanation;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, List does not say so
    private final List<FaultParameter.Use> parameters;

    Fault(String explanation, FaultParameter.Use... parameters) {
        this.explanation = explanation;
        this.parameters = List.of(parameters);
    }

    public String key() {
        return Keys.of(this);
    }

    public String explanation() {
        return explanation;
    }

    public List<FaultParameter.Use> parameters() {
        return parameters;
    }

    Optional<FaultParameter.Use> parameter(String key) {
        return parameters.stream()
                .filter(use -> use.parameter().key().equals(key))
                .findFirst();
    }
}
