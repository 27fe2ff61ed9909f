package dev.lumed.demo;

import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.fault.Values;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The Retry-After header that a fault asks for. */
final class RetryAfter {

    private RetryAfter() {}

    static Answer addedTo(Answer answer, FaultSwitch fault, Instant now) {
        String text = fault.text(FaultParameter.RETRY_AFTER);
        if (text.isEmpty()) {
            return answer;
        }
        if (text.startsWith(FaultParameter.DATE)) {
            Instant then = now.plus(Values.duration(
                    FaultParameter.RETRY_AFTER.key(),
                    text.substring(FaultParameter.DATE.length()).strip()));
            return answer.withHeader(
                    "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atOffset(ZoneOffset.UTC)));
        }
        return answer.withHeader("Retry-After", text);
    }
}
