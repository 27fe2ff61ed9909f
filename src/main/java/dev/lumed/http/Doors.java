package dev.lumed.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.ServerBinding;

/** By which the API is reached: its port, and perhaps a Unix domain socket. */
record Doors(ServerBinding tcp, Optional<UnixDoor> unix) {

    int port() {
        return tcp.localAddress().getPort();
    }

    /** Lets nobody in any more; those who are inside stay. */
    CompletionStage<Done> close() {
        unix.ifPresent(UnixDoor::close);
        return tcp.unbind();
    }

    /** Lets everybody finish what is in hand until the deadline, and then puts them out. */
    CompletionStage<Done> empty(Duration deadline) {
        CompletionStage<Done> left = unix.map(door -> door.empty(deadline))
                .orElseGet(() -> CompletableFuture.completedFuture(Done.getInstance()));
        return tcp.terminate(deadline).thenCombine(left, (terminated, done) -> done);
    }
}
