package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of a server's answers, both ways. What stands in an envelope ({@code success} and {@code data}) is read
 * without one as well.
 */
public final class AnswerCodec {
    private static final String CONSULTATION = "consultation";
    private static final String CONSULTATIONS = "consultations";
    private static final String GREETING = "greeting_message";
    private static final String NEEDS_SURVEY = "needs_survey";
    private static final String TOTAL_COUNT = "total_count";
    private static final String MESSAGES = "messages";
    private static final String USER_MESSAGE = "user_message";
    private static final String ASSISTANT_MESSAGE = "assistant_message";
    private static final String ACCESS_TOKEN = "access_token";
    private static final String REFRESH_TOKEN = "refresh_token";

    private AnswerCodec() {}

    public static TokenPair decodeTokens(String body) throws WireException {
        JsonNode data = data(body);
        String access = Json.text(data, ACCESS_TOKEN);
        String refresh = Json.text(data, REFRESH_TOKEN);
        if (access == null || refresh == null) {
            throw new WireException("no pair of tokens");
        }
        return new TokenPair(access, refresh);
    }

    public static String encodeTokens(TokenPair pair) {
        return success(Json.object().put(ACCESS_TOKEN, pair.access()).put(REFRESH_TOKEN, pair.refresh()));
    }

    public static Created decodeCreated(String body) throws WireException {
        JsonNode data = data(body);
        return new Created(
                ConsultationCodec.read(inner(data)),
                MessageCodec.readIfPresent(data.path(GREETING)),
                data.path(NEEDS_SURVEY).asBoolean());
    }

    public static String encodeCreated(Created created) {
        ObjectNode data = Json.object();
        data.set(CONSULTATION, ConsultationCodec.write(created.consultation()));
        if (created.greeting() != null) {
            data.set(GREETING, MessageCodec.write(created.greeting()));
        }
        return success(data.put(NEEDS_SURVEY, created.needsSurvey()));
    }

    public static Consultation decodeConsultation(String body) throws WireException {
        return ConsultationCodec.read(inner(data(body)));
    }

    public static String encodeConsultation(Consultation consultation) {
        return success(ConsultationCodec.write(consultation));
    }

    public static ConsultationPage decodeConsultations(String body) throws WireException {
        JsonNode data = data(body);
        List<Consultation> consultations = new ArrayList<>();
        for (JsonNode element : list(data, CONSULTATIONS)) {
            consultations.add(ConsultationCodec.read(element));
        }
        return new ConsultationPage(
                consultations, total(data), Json.number(data, "limit"), Json.number(data, "offset"));
    }

    public static String encodeConsultations(ConsultationPage page) {
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray(CONSULTATIONS);
        page.consultations().forEach(consultation -> list.add(ConsultationCodec.write(consultation)));
        Json.put(data, TOTAL_COUNT, page.total());
        Json.put(data, "limit", page.limit());
        return success(Json.put(data, "offset", page.offset()));
    }

    public static MessagePage decodeMessages(String body) throws WireException {
        JsonNode data = data(body);
        List<WireMessage> messages = new ArrayList<>();
        for (JsonNode element : list(data, MESSAGES)) {
            messages.add(MessageCodec.read(element));
        }
        JsonNode hasMore = data.path("has_more");
        return new MessagePage(messages, total(data), hasMore.isBoolean() ? hasMore.booleanValue() : null);
    }

    /** In the words of the servers that page where {@code hasMore} is told, of the older ones where it is not. */
    public static String encodeMessages(MessagePage page) {
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray(MESSAGES);
        page.messages().forEach(message -> list.add(MessageCodec.write(message)));
        Json.put(data, page.hasMore() == null ? TOTAL_COUNT : "total", page.total());
        return success(Json.put(data, "has_more", page.hasMore()));
    }

    public static Sent decodeSent(String body) throws WireException {
        JsonNode data = data(body);
        if (data.has(USER_MESSAGE) || data.has(ASSISTANT_MESSAGE)) {
            return new Sent(
                    MessageCodec.readIfPresent(data.path(USER_MESSAGE)),
                    MessageCodec.readIfPresent(data.path(ASSISTANT_MESSAGE)));
        }
        return new Sent(data.has("id") ? MessageCodec.read(data) : null, null);
    }

    public static String encodeSent(Sent sent, SentStyle style) {
        ObjectNode data = Json.object();
        if (sent.userMessage() != null) {
            ObjectNode user = MessageCodec.write(sent.userMessage());
            if (style == SentStyle.ACCEPTED) {
                return success(user);
            }
            data.set(USER_MESSAGE, user);
        }
        if (sent.assistantMessage() != null) {
            data.set(ASSISTANT_MESSAGE, MessageCodec.write(sent.assistantMessage()));
        }
        return success(data);
    }

    public static List<QuickAction> decodeQuickActions(String body) throws WireException {
        List<QuickAction> actions = new ArrayList<>();
        for (JsonNode action : list(data(body), "actions")) {
            actions.add(new QuickAction(
                    Json.textOr(action, "id", ""),
                    Json.textOr(action, "title", ""),
                    Json.textOr(action, "prompt", ""),
                    Json.text(action, "icon"),
                    Json.text(action, "context_type"),
                    Json.text(action, "persona")));
        }
        return List.copyOf(actions);
    }

    public static String encodeQuickActions(List<QuickAction> actions) {
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray("actions");
        for (QuickAction action : actions) {
            ObjectNode json = list.addObject()
                    .put("id", action.id())
                    .put("title", action.title())
                    .put("prompt", action.prompt());
            Json.put(json, "icon", action.icon());
            Json.put(json, "context_type", action.contextType());
            Json.put(json, "persona", action.persona());
        }
        return success(data);
    }

    public static ErrorBody decodeError(String body) throws WireException {
        return ErrorReader.read(Json.tree(body));
    }

    public static String encodeError(ErrorBody error, ErrorStyle style) {
        ObjectNode json = Json.object().put("success", false);
        if (style == ErrorStyle.TEXT) {
            return Json.write(json.put("error", error.message()));
        }
        ObjectNode inner = Json.put(json.putObject("error"), "code", error.code());
        inner.put("message", error.message());
        if (error.details() != null) {
            inner.set("details", error.details());
        }
        return Json.write(json);
    }

    private static String success(ObjectNode data) {
        return Json.write(Json.object().put("success", true).set("data", data));
    }

    private static JsonNode data(String body) throws WireException {
        JsonNode json = Json.tree(body);
        if (!json.isObject()) {
            throw new WireException("not an object");
        }
        JsonNode success = json.path("success");
        if (success.isBoolean() && !success.booleanValue()) {
            throw new WireException("an error in a successful answer");
        }
        JsonNode data = Json.present(json.path("data"));
        return data == null ? json : data;
    }

    private static JsonNode inner(JsonNode data) {
        JsonNode inner = data.path(CONSULTATION);
        return inner.isObject() ? inner : data;
    }

    private static JsonNode list(JsonNode data, String name) throws WireException {
        JsonNode list = data.isArray() ? data : data.path(name);
        if (!list.isArray()) {
            throw new WireException("no list of " + name);
        }
        return list;
    }

    private static @Nullable Long total(JsonNode data) {
        Long total = Json.number(data, TOTAL_COUNT);
        return total == null ? Json.number(data, "total") : total;
    }
}
