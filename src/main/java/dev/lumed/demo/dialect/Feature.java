package dev.lumed.demo.dialect;

import dev.lumed.demo.fault.Keys;
import java.util.List;

/** One respect in which versions of the service differ. The first word is what the newest version does. */
public enum Feature {
    SOCKET_AUTH("Where the upgrade's access token is looked for.", "both", "query", "header"),
    LISTS("Whether the list of messages is paged, or always whole.", "paged", "whole"),
    POSTS(
            "What a posted message is answered with: 202, 201, or 201 with the reply.",
            "accepted",
            "created",
            "with-reply"),
    REPLIES(
            "How a reply comes: streamed without ids, as one whole message, or streamed with its id.",
            "stream",
            "whole",
            "named"),
    ERRORS("Whether an error is an object or a text.", "object", "text"),
    IDS("The letters of ids in what is sent. Those received are matched in lower case always.", "lower", "upper"),
    ACKNOWLEDGEMENT("Whether message_received is sent.", "sent", "absent"),
    CONNECTED("Whether connected is sent.", "sent", "absent"),
    ELSEWHERE("Whether messages made elsewhere are pushed to sockets.", "pushed", "silent"),
    CLIENT_FRAMES("Which frame a message is taken from.", "any", "message", "user_message"),
    OBJECTS_PER_FRAME("How many pieces of a reply share a frame, one a line.", "1", "2", "3", "5", "10");

    private final String explanation;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, List does not say so
    private final List<String> words;

    Feature(String explanation, String... words) {
        this.explanation = explanation;
        this.words = List.of(words);
    }

    public String key() {
        return Keys.of(this);
    }

    public String explanation() {
        return explanation;
    }

    public List<String> words() {
        return words;
    }
}
