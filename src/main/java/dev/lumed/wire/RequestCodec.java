package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The bodies that a client sends with its calls, both ways. */
public final class RequestCodec {
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String PERSONA = "persona";
    private static final String INITIAL_MESSAGE = "initial_message";
    private static final String GOAL_ID = "goal_id";
    private static final String CONTEXT_TYPE = "context_type";
    private static final String CONTEXT_ID = "context_id";
    private static final String QUICK_ACTION = "quick_action";
    private static final String CONTENT = "content";

    private RequestCodec() {}

    public static String encodeLogin(Login login) {
        return Json.write(Json.object().put(EMAIL, login.email()).put(PASSWORD, login.password()));
    }

    public static Login decodeLogin(String body) throws WireException {
        JsonNode json = Json.tree(body);
        return new Login(required(json, EMAIL), required(json, PASSWORD));
    }

    public static String encodeRefresh(String refreshToken) {
        return Json.write(Json.object().put(REFRESH_TOKEN, refreshToken));
    }

    /** The refresh token. */
    public static String decodeRefresh(String body) throws WireException {
        return required(Json.tree(body), REFRESH_TOKEN);
    }

    public static String encodeCreate(CreateConsultation request) {
        ObjectNode json = Json.object().put(PERSONA, request.persona());
        Json.put(json, INITIAL_MESSAGE, request.initialMessage());
        Json.put(json, GOAL_ID, request.goalId());
        Json.put(json, CONTEXT_TYPE, request.contextType());
        Json.put(json, CONTEXT_ID, request.contextId());
        Json.put(json, QUICK_ACTION, request.quickAction());
        return Json.write(json);
    }

    public static CreateConsultation decodeCreate(String body) throws WireException {
        JsonNode json = Json.tree(body);
        return new CreateConsultation(
                required(json, PERSONA),
                Json.text(json, INITIAL_MESSAGE),
                Json.text(json, GOAL_ID),
                Json.text(json, CONTEXT_TYPE),
                Json.text(json, CONTEXT_ID),
                Json.text(json, QUICK_ACTION));
    }

    public static String encodeSend(String content) {
        return Json.write(Json.object().put(CONTENT, content));
    }

    /** The content of the message. */
    public static String decodeSend(String body) throws WireException {
        return required(Json.tree(body), CONTENT);
    }

    /** The status that a consultation is to get, by either way of archiving it; null for another wish. */
    public static @Nullable String decodeChange(String body) throws WireException {
        JsonNode json = Json.tree(body);
        return json.path("is_archived").asBoolean() ? "archived" : Json.text(json, "status");
    }

    private static String required(JsonNode json, String name) throws WireException {
        String text = Json.text(json, name);
        if (text == null) {
            throw new WireException(name + " is missing");
        }
        return text;
    }
}
