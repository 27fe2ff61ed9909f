package dev.lumed.backend;

import dev.lumed.wire.Consultation;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.Created;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.QuickAction;
import dev.lumed.wire.Sent;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * The consultations backend. Stages never complete exceptionally, and not later than the request timeout; a request that
 * was given up is not delivered later. Ids are in lower case.
 */
public interface Backend {
    CompletionStage<Answer<Created>> create(CreateConsultation request);

    CompletionStage<Answer<Consultation>> consultation(String id);

    /** One that is not there is deleted already. */
    CompletionStage<Answer<Done>> delete(String id);

    CompletionStage<Answer<Consultation>> complete(String id);

    CompletionStage<Answer<MessagePage>> messages(String id, long offset, int limit);

    CompletionStage<Answer<Sent>> send(String id, String content);

    /** The beginnings of conversations that it offers; a wish that is null is none. */
    CompletionStage<Answer<List<QuickAction>>> quickActions(@Nullable String contextType, @Nullable String persona);

    /** Tries to open a socket. It never throws: what comes of it is signalled. */
    Socket connect(String id, SocketListener listener);

    /**
     * The process stood still, or the machine slept: connections may have died without a sign. No call waits for one
     * that is older; a send, which must not be made twice, still waits for its answer.
     *
     * @return whether nobody had said so before
     */
    boolean wokeUp();

    Credentials credentials();
}
