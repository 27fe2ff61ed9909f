package dev.lumed.demo;

import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.model.StoredMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** The sockets that are open, by consultation; each hears the replies of its own. */
final class SocketHub implements ReplyListener {

    private final DemoState state;
    private final Map<String, Set<DemoSocket>> sockets = new ConcurrentHashMap<>();

    SocketHub(DemoState state) {
        this.state = state;
        state.faults().whenChanged(() -> sockets(null).forEach(DemoSocket::endIfDue));
    }

    void add(DemoSocket socket) {
        sockets.compute(socket.consultation(), (id, present) -> {
            Set<DemoSocket> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(socket);
            return all;
        });
        state.log().socketOpened();
    }

    void remove(DemoSocket socket) {
        sockets.computeIfPresent(socket.consultation(), (id, present) -> {
            present.remove(socket);
            return present.isEmpty() ? null : present;
        });
        socket.isGone();
        state.log().socketClosed();
    }

    /** The sockets of a consultation, or all of them. */
    List<DemoSocket> sockets(@Nullable String consultation) {
        return consultation == null
                ? sockets.values().stream().flatMap(Set::stream).toList()
                : List.copyOf(sockets.getOrDefault(consultation, Set.of()));
    }

    /** Ends the sockets of a consultation, or all of them; completes when they are gone, where they go at all. */
    CompletionStage<Done> end(@Nullable String consultation, Ending ending) {
        List<DemoSocket> open = sockets(consultation);
        open.forEach(socket -> socket.end(ending));
        return ending == Ending.MUTE
                ? CompletableFuture.completedFuture(Done.getInstance())
                : CompletableFuture.allOf(open.stream()
                                .map(socket -> socket.gone().toCompletableFuture())
                                .toArray(CompletableFuture<?>[]::new))
                        .thenApply(nothing -> Done.getInstance());
    }

    /** Pushes messages that were made elsewhere, where the dialect does so. */
    void push(List<StoredMessage> messages) {
        if (state.dialect().has(Feature.ELSEWHERE, "pushed")) {
            for (StoredMessage message : messages) {
                sockets(message.consultationId())
                        .forEach(socket -> socket.send(state.frames().message(message)));
            }
        }
    }

    @Override
    public void started(String consultation, String messageId) {
        state.frames().replyStart(messageId).ifPresent(frame -> sockets(consultation)
                .forEach(socket -> socket.send(frame)));
    }

    @Override
    public void piece(String consultation, String messageId, String piece) {
        state.frames().replyPiece(messageId, piece).ifPresent(frame -> sockets(consultation)
                .forEach(socket -> socket.send(frame)));
    }

    @Override
    public void ended(StoredMessage reply) {
        sockets(reply.consultationId())
                .forEach(socket -> socket.send(state.frames().replyEnd(reply)));
    }
}
