package dev.lumed.backend;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.ErrorBody;
import dev.lumed.wire.WireException;
import java.time.Duration;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** What an HTTP answer means for a call. */
final class Answers {
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int PROXY_LOGIN = 407;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Scrubber scrubber;

    Answers(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    <T> Answer<T> of(Reply reply, Call<T> call) {
        if (reply instanceof Reply.Broken broken) {
            return new Answer.Unavailable<>(broken.reason(), broken.maybeSent(), Duration.ZERO);
        }
        Reply.Response response = (Reply.Response) reply;
        int status = response.status();
        if (status == TOO_MANY) {
            return new Answer.Throttled<>(response.retryAfter(), said(response));
        }
        if (response.html()) {
            return unavailable(response, described(status) + ", an HTML page instead of an answer");
        }
        if (status < OK || status >= SERVER_ERROR) {
            return unavailable(response, said(response));
        }
        if (status < REDIRECT) {
            return read(response, call);
        }
        return status < CLIENT_ERROR
                ? unavailable(response, described(status) + ", a redirect, and none is followed: check the URL")
                : refused(response);
    }

    /** An answer without a value is one to any question. */
    @SuppressWarnings("unchecked")
    static <T> Answer<T> passOn(Answer<?> answer) {
        if (answer instanceof Answer.Success<?>) {
            throw new IllegalArgumentException("a value of one question is none of another");
        }
        return (Answer<T>) answer;
    }

    private <T> Answer<T> read(Reply.Response response, Call<T> call) {
        try {
            return new Answer.Success<>(call.reading().read(response.body()));
        } catch (WireException unreadable) {
            return unavailable(response, "the answer cannot be read: " + unreadable.getMessage());
        }
    }

    private <T> Answer<T> refused(Reply.Response response) {
        int status = response.status();
        if (status == PROXY_LOGIN || status == REQUEST_TIMEOUT || status == TOO_EARLY) {
            return unavailable(response, said(response));
        }
        ErrorBody error = error(response);
        return new Answer.Refused<>(
                status, scrubber.cleanIfPresent(error.code()), said(response), error.existingConsultationId());
    }

    private static <T> Answer<T> unavailable(Reply.Response response, String reason) {
        return new Answer.Unavailable<>(reason, true, response.retryAfter());
    }

    /** The status, and what the backend says of it. */
    String said(Reply.Response response) {
        String words = response.html() ? "" : scrubber.clean(error(response).message());
        return words.isEmpty() ? described(response.status()) : described(response.status()) + ": " + words;
    }

    static String described(int status) {
        return StatusCodes.lookup(status)
                .map(known -> status + " " + known.reason())
                .orElse(Integer.toString(status));
    }

    /** Why an upgrade that was answered with this status has failed, beside the status. */
    static String refusal(int status) {
        if (status < OK) {
            return "not the answer of a WebSocket server";
        }
        if (status >= CLIENT_ERROR) {
            return StatusCodes.lookup(status).map(StatusCode::reason).orElse("");
        }
        return status < REDIRECT
                ? "an ordinary page instead of a socket: perhaps a proxy in between"
                : "a redirect, and none is followed: check the URL";
    }

    private static ErrorBody error(Reply.Response response) {
        try {
            return AnswerCodec.decodeError(response.body());
        } catch (WireException unreadable) {
            return new ErrorBody(null, "", null);
        }
    }
}
