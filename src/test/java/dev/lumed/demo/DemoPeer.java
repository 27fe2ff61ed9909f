package dev.lumed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The client's end of a WebSocket: what arrived, in order, and how it ended. */
final class DemoPeer implements WebSocket.Listener {

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> pong = new CompletableFuture<>();
    private volatile WebSocket socket;

    DemoPeer opened(WebSocket running) {
        socket = running;
        return this;
    }

    void say(String text) {
        DemoClient.await(socket.sendText(text.replace('\'', '"'), true));
    }

    void ping() {
        DemoClient.await(socket.sendPing(ByteBuffer.wrap(new byte[] {42})));
    }

    void close() {
        DemoClient.await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /** The next frame as it came. */
    String text() {
        try {
            String text = frames.poll(DemoClient.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("no frame came");
            }
            return text;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode frame() {
        return DemoClient.parse(text());
    }

    /** The next frame, which must be of this type. */
    JsonNode frame(String type) {
        JsonNode frame = frame();
        if (!frame.path("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + ", but came " + frame);
        }
        return frame;
    }

    /** The frames up to the first of this type, including it. */
    List<JsonNode> until(String type) {
        List<JsonNode> all = new ArrayList<>();
        do {
            all.add(frame());
        } while (!all.get(all.size() - 1).path("type").asText().equals(type));
        return all;
    }

    /** The pieces of the next reply put together. */
    String streamed() {
        StringBuilder text = new StringBuilder();
        until("stream_complete")
                .forEach(frame -> text.append(frame.path("content").asText()));
        return text.toString();
    }

    /** Frames that have arrived and were not asked for. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        frames.drainTo(rest);
        return rest;
    }

    /** The close code, or -1 when the connection broke. */
    CompletionStage<Integer> closed() {
        return closed;
    }

    CompletionStage<String> pong() {
        return pong;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        frames.add("binary:" + data.remaining());
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pong.complete("pong");
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }
}
