package dev.lumed.http;

import dev.lumed.actor.Conversations;
import dev.lumed.conversation.ConversationId;
import dev.lumed.meters.Meters;
import java.util.OptionalLong;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Readers of the local API's event streams without the sockets between: what comes is read at once, and thrown away. */
public final class FeedReaders {
    private final EventStreams streams;
    private final Materializer materializer;

    public FeedReaders(Conversations conversations, Meters meters, Materializer materializer) {
        ApiServer.Limits limits = ApiServer.Limits.USUAL;
        ApiMetrics metrics = new ApiMetrics(meters.registry());
        this.streams = new EventStreams(conversations, metrics, limits, new Readers(limits.readers(), metrics));
        this.materializer = materializer;
    }

    /** One that follows everything, until it is shut down. */
    public UniqueKillSwitch followAll() {
        return read(streams.ofAll(OptionalLong.empty()));
    }

    public UniqueKillSwitch follow(ConversationId id) {
        return read(streams.ofConversation(id, OptionalLong.of(0)));
    }

    private UniqueKillSwitch read(Source<ByteString, NotUsed> stream) {
        return stream.viaMat(KillSwitches.single(), Keep.right())
                .to(Sink.ignore())
                .run(materializer);
    }
}
