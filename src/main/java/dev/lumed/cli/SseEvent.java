package dev.lumed.cli;

import java.util.Optional;

/**
 * A server-sent event.
 *
 * @param id the last id that was seen, this event's or an earlier one's
 */
record SseEvent(Optional<String> id, String name, String data) {}
