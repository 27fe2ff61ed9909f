package dev.lumed.http;

import dev.lumed.settings.PrivateFile;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second door to the API, for the commands: a Unix domain socket that its owner alone can open, so that whoever keeps
 * every connection of the port busy is not in their way. Pekko's own sockets know no such addresses, and Java's channels
 * of this kind block: each connection has two threads, and there are few of them.
 */
final class UnixDoor {
    private static final Logger LOG = LoggerFactory.getLogger(UnixDoor.class);

    /** Further ones wait in the system's queue. */
    static final int MOST_INSIDE = 256;

    private static final int PIECE = 8 << 10;
    /** After a connection could not be taken, as where the process has no more files. */
    private static final Duration BREATH = Duration.ofMillis(200);

    private final Path path;
    private final ServerSocketChannel door;
    private final ActorSystem<?> system;
    private final Flow<ByteString, ByteString, NotUsed> http;
    private final SharedKillSwitch closing = KillSwitches.shared("unix-door");
    private final Semaphore places = new Semaphore(MOST_INSIDE);
    private final Map<SocketChannel, CompletableFuture<Done>> inside = new ConcurrentHashMap<>();
    private final Thread porter = new Thread(this::admit, "unix-door");

    private UnixDoor(
            Path path,
            ServerSocketChannel door,
            ActorSystem<?> system,
            ServerSettings settings,
            Flow<HttpRequest, HttpResponse, NotUsed> answers) {
        this.path = path;
        this.door = door;
        this.system = system;
        this.http = Flow.<SessionBytes>create()
                .<SslTlsInbound>map(bytes -> bytes)
                .via(Flow.<HttpRequest>create()
                        .via(closing.flow())
                        .via(answers)
                        .join(Http.get(system).serverLayer(settings)))
                .join(TLSPlacebo.getInstance())
                .join(BidiFlow.bidirectionalIdleTimeout(
                        Duration.ofMillis(settings.getTimeouts().idleTimeout().toMillis())));
    }

    /**
     * @param path in a directory that is this process's alone; nothing may lie there
     * @param answers what the requests of one connection are answered with, one after the other
     * @throws IOException that says what can be done, also where the path is longer than the system allows
     */
    static UnixDoor open(
            Path path, ActorSystem<?> system, ServerSettings settings, Flow<HttpRequest, HttpResponse, NotUsed> answers)
            throws IOException {
        try {
            UnixDoor opened = new UnixDoor(path, listenAt(path), system, settings, answers);
            opened.porter.setDaemon(true);
            opened.porter.start();
            LOG.info("the commands come by {}", path);
            return opened;
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException(
                    "The Unix domain socket " + path + " cannot be made (" + e
                            + "). It needs a data directory on a disk of this machine, with a path shorter than 90 bytes,"
                            + " in which nothing else has its name or is called .door; lumed.api.unix-socket = false does"
                            + " without.",
                    e);
        }
    }

    /** Made in a closed room, and moved to where it is looked for once nobody else can open it. */
    private static ServerSocketChannel listenAt(Path path) throws IOException {
        Path room = path.resolveSibling(".door");
        // As long as the path that it gets: what can be listened at here, can be found there.
        Path made = room.resolve("sock");
        Files.deleteIfExists(made);
        Files.deleteIfExists(room);
        PrivateFile.makeDirectories(room);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(made));
            new PrivateFile(made).makePrivate();
            // Without replacing: what else is there is not ours.
            Files.move(made, path);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            Files.deleteIfExists(made);
            Files.delete(room);
        }
    }

    /** Removes a socket that an earlier process left, which would lead the commands nowhere; nothing else. */
    static void removeLeft(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            Files.delete(path);
        }
    }

    private void admit() {
        try {
            while (true) {
                if (!places.tryAcquire()) {
                    LOG.warn(
                            "{} connections are open by {}, as many as may be: further commands wait until one ends",
                            MOST_INSIDE,
                            path);
                    places.acquire();
                }
                try {
                    serve(door.accept());
                } catch (ClosedChannelException e) {
                    return;
                } catch (IOException e) {
                    LOG.warn("a connection by {} could not be taken ({})", path, e.getMessage());
                    places.release();
                    Thread.sleep(BREATH.toMillis());
                }
            }
        } catch (InterruptedException e) {
            // The door is closed.
        }
    }

    private void serve(SocketChannel channel) {
        CompletableFuture<Done> left = new CompletableFuture<>();
        inside.put(channel, left);
        Pair<SourceQueueWithComplete<ByteString>, SinkQueueWithCancel<ByteString>> ends = Source.<ByteString>queue(
                        1, OverflowStrategy.backpressure(), 1)
                .viaMat(http, Keep.left())
                .watchTermination((requests, end) -> {
                    // The one who writes may be waiting for a client who does not read.
                    end.whenComplete((done, failure) -> {
                        if (failure != null) {
                            close(channel);
                        }
                    });
                    return requests;
                })
                .toMat(Sink.queue(), Keep.both())
                .run(system);
        start("unix-in", () -> read(channel, ends.first()));
        start("unix-out", () -> {
            write(ends.second(), channel);
            close(channel);
            inside.remove(channel);
            places.release();
            left.complete(Done.getInstance());
        });
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(SocketChannel channel, SourceQueueWithComplete<ByteString> requests) {
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        try {
            while (channel.read(buffer.clear()) >= 0) {
                ByteString piece = ByteString.fromByteBuffer(buffer.flip());
                if (requests.offer(piece).toCompletableFuture().join() != QueueOfferResult.enqueued()) {
                    return;
                }
            }
        } catch (IOException | CompletionException e) {
            // The connection is lost, or it was ended on our side.
        }
        requests.complete();
    }

    private static void write(SinkQueueWithCancel<ByteString> answers, SocketChannel channel) {
        try {
            for (Optional<ByteString> next = next(answers); next.isPresent(); next = next(answers)) {
                for (ByteBuffer part : next.get().getByteBuffers()) {
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
            }
        } catch (IOException | CompletionException e) {
            answers.cancel();
        }
    }

    private static Optional<ByteString> next(SinkQueueWithCancel<ByteString> answers) {
        return answers.pull().toCompletableFuture().join();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is given up either way.
        }
    }

    /** Lets nobody in any more. */
    void close() {
        try {
            Files.deleteIfExists(path);
            door.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed ({})", path, e.getMessage());
        }
        porter.interrupt();
    }

    /** Lets those inside finish what is in hand; whoever stays until the deadline is put out. */
    CompletionStage<Done> empty(Duration deadline) {
        closing.shutdown();
        return CompletableFuture.allOf(inside.values().toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(all -> {
                    inside.keySet().forEach(UnixDoor::close);
                    return Done.getInstance();
                });
    }
}
