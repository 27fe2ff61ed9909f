package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One consultation as JSON, both ways. */
final class ConsultationCodec {
    private ConsultationCodec() {}

    static Consultation read(JsonNode json) throws WireException {
        Long messageCount = Json.number(json, "message_count");
        return new Consultation(
                Json.requiredId(json, "a consultation"),
                Json.text(json, "user_id"),
                Json.textOr(json, "persona", ""),
                Json.textOr(json, "status", ""),
                Json.text(json, "goal_id"),
                Json.text(json, "context_type"),
                Json.text(json, "context_id"),
                Json.text(json, "quick_action"),
                Json.instant(json, "started_at"),
                Json.instant(json, "completed_at"),
                Json.instant(json, "last_message_at"),
                messageCount == null ? 0 : messageCount,
                Json.instantOrEpoch(json, "created_at"),
                Json.instant(json, "updated_at"));
    }

    static ObjectNode write(Consultation consultation) {
        ObjectNode json = Json.object().put("id", consultation.id());
        Json.put(json, "user_id", consultation.userId());
        json.put("persona", consultation.persona());
        json.put("status", consultation.status());
        Json.put(json, "goal_id", consultation.goalId());
        Json.put(json, "context_type", consultation.contextType());
        Json.put(json, "context_id", consultation.contextId());
        Json.put(json, "quick_action", consultation.quickAction());
        Json.put(json, "started_at", consultation.startedAt());
        Json.put(json, "completed_at", consultation.completedAt());
        Json.put(json, "last_message_at", consultation.lastMessageAt());
        json.put("message_count", consultation.messageCount());
        Json.put(json, "created_at", consultation.createdAt());
        return Json.put(json, "updated_at", consultation.updatedAt());
    }
}
