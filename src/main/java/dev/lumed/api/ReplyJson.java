package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a send that waited for its reply.
 *
 * @param reply null where none has come: the message failed, or the wait ran out
 */
public record ReplyJson(MessageJson message, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MessageJson reply) {}
