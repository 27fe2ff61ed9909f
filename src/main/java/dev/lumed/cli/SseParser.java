package dev.lumed.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into server-sent events, as the HTML standard has it (§ 9.2.6). Holds one event at most: one
 * whose line or data is larger than the bound is passed over, and those after it are kept.
 */
final class SseParser {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final int largest;
    private final Consumer<SseEvent> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private Optional<String> id;
    private Optional<String> lastId;
    private String name = "";
    private boolean first = true;
    private boolean afterReturn;
    private boolean tooLarge;
    private long passedOver;

    /**
     * @param largest in bytes, of a line and of an event's data
     * @param id the last one seen on an earlier connection
     */
    SseParser(int largest, Optional<String> id, Consumer<SseEvent> events) {
        this.largest = largest;
        this.id = id;
        this.lastId = id;
        this.events = events;
    }

    void feed(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            feed(bytes[i]);
        }
    }

    /** Where to go on after a drop: the id of the last whole event, even of one that had nothing but an id. */
    Optional<String> lastId() {
        return lastId;
    }

    /** How many events were too large. */
    long passedOver() {
        return passedOver;
    }

    // A line ends with LF, CR or CRLF.
    private void feed(byte next) {
        boolean secondHalf = next == '\n' && afterReturn;
        afterReturn = next == '\r';
        if (secondHalf) {
            return;
        }
        if (next == '\n' || next == '\r') {
            endLine();
        } else if (line.size() >= largest) {
            tooLarge = true;
        } else {
            line.write(next);
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            dispatch();
        } else {
            takeField(text);
        }
    }

    private void takeField(String text) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void take(String field, String value) {
        switch (field) {
            case "event" -> name = value;
            case "data" -> takeData(value);
            case "id" -> {
                if (value.indexOf('\0') < 0) {
                    id = Optional.of(value).filter(given -> !given.isEmpty());
                }
            }
            default -> {
                // A comment (an empty field name), retry, or what a later standard brings.
            }
        }
    }

    private void takeData(String value) {
        if (data.length() + value.length() > largest) {
            tooLarge = true;
        } else {
            data.append(value).append('\n');
        }
    }

    private void dispatch() {
        lastId = id;
        if (tooLarge) {
            passedOver++;
        } else if (data.length() > 0) {
            data.setLength(data.length() - 1);
            events.accept(new SseEvent(id, name.isEmpty() ? "message" : name, data.toString()));
        }
        data.setLength(0);
        name = "";
        tooLarge = false;
    }
}
