package dev.lumed.http;

import dev.lumed.api.ApiJson;
import dev.lumed.api.EventJson;
import org.apache.pekko.util.ByteString;

/** One event in the text of server-sent events, but for its id, which is another for each kind of stream. */
record EventFrame(EventJson.Name name, ByteString bytes) {
    /** Keeps proxies and readers awake; readers pass over it. */
    static final ByteString COMMENT = ByteString.fromString(":\n\n");

    static EventFrame of(EventJson event) {
        String text = "event: " + event.name().word() + "\ndata: " + ApiJson.write(event) + "\n\n";
        return new EventFrame(event.name(), ByteString.fromString(text));
    }

    /** The bytes are shared, not copied. */
    ByteString withId(long id) {
        return ByteString.fromString("id: " + id + "\n").concat(bytes);
    }

    /** No event, but from here on the reader comes back with this id. */
    static ByteString position(long id) {
        return ByteString.fromString(": from here\nid: " + id + "\n\n");
    }
}
