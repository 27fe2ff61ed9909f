package dev.lumed.demo.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.model.Consultation;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.NewConsultation;
import dev.lumed.demo.model.Page;
import dev.lumed.demo.model.QuickAction;
import dev.lumed.demo.model.RefusedException;
import dev.lumed.demo.model.StoredMessage;
import dev.lumed.demo.model.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bodies of the REST answers in one dialect. */
public record Bodies(Dialect dialect) {

    public ObjectNode success(@Nullable ObjectNode data) {
        ObjectNode body = Json.object().put("success", true);
        return data == null ? body.putNull("data") : body.set("data", data);
    }

    public ObjectNode failure(RefusedException refusal) {
        ObjectNode body = Json.object().put("success", false);
        if (dialect.has(Feature.ERRORS, "text") && refusal.details().isEmpty()) {
            return body.put("error", refusal.reason());
        }
        ObjectNode error = body.putObject("error");
        error.put("code", refusal.code()).put("message", refusal.reason());
        if (!refusal.details().isEmpty()) {
            ObjectNode details = error.putObject("details");
            refusal.details()
                    .forEach((key, value) ->
                            details.set(key, Json.tree(key.endsWith("_id") ? id(value.toString()) : value)));
        }
        return body;
    }

    public ObjectNode tokens(Tokens tokens) {
        return Json.object().put("access_token", tokens.access()).put("refresh_token", tokens.refresh());
    }

    public ObjectNode created(Consultation consultation, StoredMessage greeting) {
        ObjectNode body = Json.object();
        body.set("consultation", consultation(consultation));
        body.set("greeting_message", message(greeting));
        return body.put("needs_survey", false);
    }

    public ObjectNode consultations(Page<Consultation> page) {
        ObjectNode body = Json.object();
        fill(body.putArray("consultations"), page.items(), this::consultation);
        return body.put("total_count", page.total()).put("limit", page.limit()).put("offset", page.offset());
    }

    public ObjectNode consultation(Consultation consultation) {
        NewConsultation request = consultation.request();
        Consultation.Times times = consultation.times();
        ObjectNode body = Json.object()
                .put("id", id(consultation.id()))
                .put("user_id", id(consultation.userId()))
                .put("persona", request.persona())
                .put("status", consultation.status().word());
        putText(body, "goal_id", request.goalId());
        putText(body, "context_type", request.contextType());
        putText(body, "context_id", request.contextId());
        putText(body, "quick_action", request.quickAction());
        putTime(body, "started_at", times.created());
        putTime(body, "completed_at", times.completed());
        putTime(body, "last_message_at", times.lastMessage());
        body.put("message_count", consultation.messageCount());
        putTime(body, "created_at", times.created());
        putTime(body, "updated_at", times.updated());
        return body;
    }

    /** A list of messages as the dialect has it. */
    public ObjectNode messages(Page<StoredMessage> page) {
        ObjectNode body = Json.object();
        fill(body.putArray("messages"), page.items(), this::message);
        return dialect.has(Feature.LISTS, "whole")
                ? body.put("total_count", page.total())
                : body.put("total", page.total())
                        .put("limit", page.limit())
                        .put("offset", page.offset())
                        .put("has_more", page.hasMore());
    }

    public ObjectNode message(StoredMessage message) {
        Draft draft = message.draft();
        ObjectNode body = Json.object()
                .put("id", id(message.id()))
                .put("consultation_id", id(message.consultationId()))
                .put("role", draft.role())
                .put("content", draft.content());
        putText(body, "function_name", draft.functionName());
        if (draft.functionArgs() != null) {
            Json.parseObject(draft.functionArgs()).ifPresent(arguments -> body.set("function_args", arguments));
        }
        putEffort(body, draft.effort());
        putTime(body, "created_at", message.createdAt());
        return body;
    }

    /** What a posted message is answered with, as far as the reply is known. */
    public ObjectNode sent(StoredMessage message, @Nullable StoredMessage reply) {
        if (dialect.has(Feature.POSTS, "accepted")) {
            return message(message);
        }
        ObjectNode body = Json.object();
        body.set("user_message", message(message));
        return reply == null ? body : body.set("assistant_message", message(reply));
    }

    public ObjectNode quickActions(List<QuickAction> actions) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("actions");
        actions.forEach(action -> array.addObject()
                .put("id", action.id())
                .put("title", action.title())
                .put("prompt", action.prompt())
                .put("icon", action.icon())
                .put("context_type", action.contextType())
                .put("persona", action.persona()));
        return body;
    }

    /** An id in the letters of the dialect. */
    String id(String id) {
        return dialect.has(Feature.IDS, "upper") ? id.toUpperCase(Locale.ROOT) : id;
    }

    static void putEffort(ObjectNode body, Draft.@Nullable Effort effort) {
        if (effort != null) {
            body.put("tokens_used", effort.tokensUsed()).put("processing_time_ms", effort.processingTimeMs());
        }
    }

    private static void putText(ObjectNode body, String key, @Nullable String text) {
        if (text != null) {
            body.put(key, text);
        }
    }

    private static void putTime(ObjectNode body, String key, @Nullable Instant time) {
        if (time != null) {
            body.put(key, time.toString());
        }
    }

    private static <T> void fill(ArrayNode array, List<T> items, Function<T, ObjectNode> shape) {
        items.forEach(item -> array.add(shape.apply(item)));
    }
}
