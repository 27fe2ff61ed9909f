package dev.lumed.simulation;

import dev.lumed.simulation.Dialect.Replying;
import dev.lumed.wire.ServerFrame;
import dev.lumed.wire.StreamMetadata;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** One reply on its way: piece by piece to whoever listens, and into the list. */
final class Speech {
    private static final Duration QUICKEST = Duration.ofMillis(20);
    private static final Duration SLOWEST = Duration.ofMillis(400);
    private static final Duration SHORT_STALL = Duration.ofSeconds(5);
    private static final Duration LONG_STALL = Duration.ofSeconds(60);
    private static final Duration LATEST = Duration.ofSeconds(20);
    private static final int MOST_PIECES = 12;

    private final SimulatedServer server;
    private final ServerConversation conversation;
    private final WireMessage message;
    private final Deque<String> pieces = new ArrayDeque<>();

    Speech(SimulatedServer server, ServerConversation conversation, WireMessage message) {
        this.server = server;
        this.conversation = conversation;
        this.message = message;
    }

    void begin() {
        if (server.dialect().replies() == Replying.WHOLE) {
            conversation.say(new ServerFrame.WholeMessage(conversation.store(message)));
            conversation.replied();
            return;
        }
        divide();
        if (isNamed()) {
            conversation.say(new ServerFrame.ReplyStart(message.id()));
        }
        goOn();
    }

    private boolean isNamed() {
        return server.dialect().replies() == Replying.NAMED_PIECES;
    }

    private void divide() {
        String text = message.content();
        int most = server.dice().between(1, MOST_PIECES);
        int size = Math.max(1, text.length() / most);
        for (int at = 0; at < text.length(); at += size) {
            pieces.add(text.substring(at, Math.min(text.length(), at + size)));
        }
    }

    private void goOn() {
        String piece = pieces.poll();
        if (piece == null) {
            end();
            return;
        }
        conversation.say(
                isNamed() ? new ServerFrame.ReplyChunk(message.id(), piece) : new ServerFrame.StreamChunk(piece));
        Duration pause = server.weather().strikes(Fault.REPLY_STALLED)
                ? server.dice().between(SHORT_STALL, LONG_STALL)
                : server.dice().between(QUICKEST, SLOWEST);
        server.agenda().in(pause, this::goOn);
    }

    private void end() {
        if (server.weather().strikes(Fault.REPLY_STORED_LATE)) {
            sayEnd();
            server.agenda().in(server.dice().between(SLOWEST, LATEST), this::store);
        } else if (server.dialect().storesFirst()) {
            store();
            sayEnd();
        } else {
            sayEnd();
            server.agenda().in(server.dice().between(QUICKEST, SLOWEST), this::store);
        }
    }

    private void sayEnd() {
        if (!server.weather().strikes(Fault.END_LOST)) {
            StreamMetadata metadata = new StreamMetadata(7, 1234L, null);
            conversation.say(
                    isNamed()
                            ? new ServerFrame.ReplyEnd(message.id(), null, metadata)
                            : new ServerFrame.StreamComplete(metadata));
        }
    }

    /** One reply at a time: the next begins when this one is stored. */
    private void store() {
        conversation.store(message);
        conversation.replied();
    }
}
