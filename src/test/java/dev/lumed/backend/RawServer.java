package dev.lumed.backend;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server that does to each request exactly what a test wants, byte by byte: well-behaved ones refuse to misbehave. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What the server does with each request. */
    @FunctionalInterface
    interface Script {
        void serve(Visit visit) throws IOException, InterruptedException;
    }

    RawServer(Script script) {
        this(ServerSocketFactory.getDefault(), script);
    }

    RawServer(ServerSocketFactory sockets, Script script) {
        this.script = script;
        try {
            listening = sockets.createServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** What came in so far. */
    List<RawRequest> requests() {
        return List.copyOf(requests);
    }

    List<RawRequest> requests(String target) {
        return requests.stream()
                .filter(request -> request.target().endsWith(target))
                .toList();
    }

    int connections() {
        return connections.get();
    }

    /** Those that the client has not ended. */
    int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            RawRequest request = RawRequest.read(in);
            while (request != null) {
                requests.add(request);
                script.serve(new Visit(request, socket, in, closing));
                request = socket.isClosed() ? null : RawRequest.read(in);
            }
        } catch (IOException gone) {
            // The client hung up, as some tests want it to.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
