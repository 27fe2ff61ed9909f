package dev.lumed.measurements;

import dev.lumed.backend.Answer;
import dev.lumed.backend.Backend;
import dev.lumed.backend.Credentials;
import dev.lumed.backend.Socket;
import dev.lumed.backend.SocketListener;
import dev.lumed.backend.SocketSignal;
import dev.lumed.settings.Secret;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.Created;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.QuickAction;
import dev.lumed.wire.Sent;
import dev.lumed.wire.ServerFrame;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** A backend in which nothing was ever said, with sockets that cost nothing: they answer pings, and that is all. */
final class QuietBackend implements Backend {
    private static final Instant BEGINNING = Instant.parse("2024-05-01T08:00:00Z");

    private static <T> CompletionStage<Answer<T>> done(T value) {
        return CompletableFuture.completedFuture(new Answer.Success<>(value));
    }

    private static <T> CompletionStage<Answer<T>> refused() {
        return CompletableFuture.completedFuture(new Answer.Refused<>(404, null, "not here", null));
    }

    @Override
    public CompletionStage<Answer<Created>> create(CreateConsultation request) {
        return refused();
    }

    @Override
    public CompletionStage<Answer<Consultation>> consultation(String id) {
        return done(new Consultation(
                id, null, "nutritionist", "active", null, null, null, null, null, null, null, 0, BEGINNING, null));
    }

    @Override
    public CompletionStage<Answer<Done>> delete(String id) {
        return done(Done.getInstance());
    }

    @Override
    public CompletionStage<Answer<Consultation>> complete(String id) {
        return consultation(id);
    }

    @Override
    public CompletionStage<Answer<MessagePage>> messages(String id, long offset, int limit) {
        return done(new MessagePage(List.of(), 0L, false));
    }

    @Override
    public CompletionStage<Answer<Sent>> send(String id, String content) {
        return refused();
    }

    @Override
    public CompletionStage<Answer<List<QuickAction>>> quickActions(
            @Nullable String contextType, @Nullable String persona) {
        return done(List.of());
    }

    @Override
    public Socket connect(String id, SocketListener listener) {
        listener.on(new SocketSignal.Opened());
        listener.on(pong());
        return new Socket() {
            @Override
            public void send(ClientFrame frame) {
                listener.on(pong());
            }

            @Override
            public void close(int code) {}
        };
    }

    private static SocketSignal pong() {
        return new SocketSignal.Received(List.of(new ServerFrame.Pong()));
    }

    @Override
    public boolean wokeUp() {
        return false;
    }

    @Override
    public Credentials credentials() {
        return new Credentials() {
            @Override
            public State state() {
                return State.OK;
            }

            @Override
            public CompletionStage<?> put(Secret accessToken, Secret refreshToken) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
