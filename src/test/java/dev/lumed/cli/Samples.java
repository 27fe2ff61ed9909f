package dev.lumed.cli;

import dev.lumed.api.ApiJson;

/** JSON as the daemon says it. */
final class Samples {

    static final String FIRST = "1a2b3c4d-0000-4000-8000-000000000001";
    static final String SECOND = "9f8e7d6c-0000-4000-8000-000000000002";

    private Samples() {}

    static String status() {
        return """
                {"version":"0.1.0","started_at":"2025-03-01T10:55:00Z",\
                "backend":{"url":"https://consult.example","auth":"ok"},\
                "conversations":{"open":3,"live":2,"polling":1,"connecting":0,"offline":0,"unauthorized":0,"gone":0},\
                "outbox":1,"of_a_newer_daemon":true}""";
    }

    static String conversation(String id, String mode, String reason) {
        return """
                {"id":"%s","persona":"nutritionist","title":null,"status":"active","open":true,\
                "connection":{"mode":"%s","since":"2025-03-01T11:00:00Z","reason":%s,"attempt":0},"typing":false,\
                "message_count":4,"unread":0,"outbox":0,"last_seq":40,"last_message_at":"2025-03-01T11:30:00Z",\
                "created_at":"2025-02-28T09:00:00Z"}"""
                .formatted(id, mode, reason == null ? "null" : ApiJson.write(reason));
    }

    static String conversations() {
        return "{\"conversations\":[" + conversation(FIRST, "live", null) + ","
                + conversation(SECOND, "polling", "socket refused with 503") + "]}";
    }

    static String question(String status, int seq) {
        return """
                {"id":"mq","server_id":null,"seq":%d,"position":5,"role":"user","content":"hello",\
                "created_at":"2025-03-01T11:59:00Z","status":"%s","via":"local"}"""
                .formatted(seq, status);
    }

    static String refusedQuestion() {
        return question("failed", 42).replace("\"via\"", "\"error\":\"the conversation is not active\",\"via\"");
    }

    static String reply(String status, int seq, String content) {
        return """
                {"id":"mr","server_id":null,"seq":%d,"position":6,"role":"assistant","content":%s,\
                "created_at":"2025-03-01T11:59:30Z","status":"%s","via":"websocket","reply_to":"mq"}"""
                .formatted(seq, ApiJson.write(content), status);
    }

    /** A message as it stands in an event. */
    static String messageEvent(int id, String message) {
        return "event: message\nid: " + id + "\ndata: {\"conversation_id\":\"" + FIRST + "\"," + message.substring(1)
                + "\n\n";
    }

    static String chunkEvent(int offset, String text) {
        return "event: chunk\ndata: {\"conversation_id\":\"" + FIRST + "\",\"message_id\":\"mr\",\"offset\":" + offset
                + ",\"text\":" + ApiJson.write(text) + "}\n\n";
    }

    static String typingEvent(boolean active) {
        return "event: typing\ndata: {\"conversation_id\":\"" + FIRST + "\",\"active\":" + active + "}\n\n";
    }

    static String problem(int status, String code, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"Problem\",\"status\":" + status + ",\"code\":\"" + code
                + "\",\"detail\":" + ApiJson.write(detail) + "}";
    }
}
