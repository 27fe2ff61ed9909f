package dev.lumed.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Text frames of the socket as values, both ways. A text frame may hold several frames, one a line; what is wrong with
 * one of them never spoils its neighbours.
 */
public final class FrameCodec {
    private static final ObjectReader ONE_BY_ONE =
            Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Many more than a server joins in one text; each costs, however short it is. */
    static final int MOST = 10_000;

    private static final ServerFrame EMPTY = new ServerFrame.Malformed("empty");
    private static final ServerFrame TOO_MANY = new ServerFrame.Malformed("too many in one text");

    private FrameCodec() {}

    /**
     * What a text frame holds, in its order: at least one frame, if only a {@link ServerFrame.Malformed}, and at most
     * {@link #MOST}, with a last one that says so where there were more.
     */
    public static List<ServerFrame> decode(String text) {
        if (text.isBlank()) {
            return List.of(EMPTY);
        }
        if (text.indexOf('\n') >= 0) {
            return decodeLines(text);
        }
        List<ServerFrame> frames = new ArrayList<>(1);
        decodeValues(text, frames);
        return frames;
    }

    private static List<ServerFrame> decodeLines(String text) {
        List<ServerFrame> frames = new ArrayList<>();
        Iterator<String> lines =
                text.lines().filter(Predicate.not(String::isBlank)).iterator();
        while (lines.hasNext() && frames.size() < MOST) {
            decodeValues(lines.next(), frames);
        }
        if (lines.hasNext() && frames.size() == MOST) {
            frames.add(TOO_MANY);
        }
        boolean senseless = frames.stream().allMatch(ServerFrame.Malformed.class::isInstance);
        if (senseless && frames.size() > 1) {
            // Perhaps one object that was spread over lines for people to read.
            List<ServerFrame> whole = new ArrayList<>(1);
            decodeValues(text, whole);
            return whole.size() == 1 ? whole : frames;
        }
        return frames;
    }

    private static void decodeValues(String line, List<ServerFrame> frames) {
        try (JsonParser parser = Json.FACTORY.createParser(line)) {
            while (parser.nextToken() != null) {
                if (frames.size() == MOST) {
                    frames.add(TOO_MANY);
                    return;
                }
                frames.add(FrameReader.read(ONE_BY_ONE.readTree(parser)));
            }
        } catch (IOException unreadable) {
            frames.add(new ServerFrame.Malformed(Json.complaint(unreadable)));
        } catch (NumberFormatException beyond) {
            frames.add(new ServerFrame.Malformed(Json.BEYOND));
        }
    }

    public static String encode(ServerFrame frame) {
        return encode(frame, CodeName.CODE);
    }

    public static String encode(ServerFrame frame, CodeName codeName) {
        return Json.write(FrameWriter.write(frame, codeName));
    }

    public static String encode(ClientFrame frame, ClientDialect dialect) {
        ObjectNode json = Json.object();
        if (frame instanceof ClientFrame.Message message) {
            json.put("type", dialect.messageType()).put("content", message.content());
        } else {
            json.put("type", "ping");
        }
        return Json.write(json);
    }

    /** What a client says, in any dialect. */
    public static ClientFrame decodeClient(String text) throws WireException {
        JsonNode json = Json.tree(text);
        return switch (json.path("type").asText()) {
            case "ping" -> new ClientFrame.Ping();
            case "message", "user_message" -> message(Json.text(json, "content"));
            default -> throw new WireException("of no known type");
        };
    }

    private static ClientFrame message(@Nullable String content) throws WireException {
        if (content == null) {
            throw new WireException("a message without content");
        }
        return new ClientFrame.Message(content);
    }
}
