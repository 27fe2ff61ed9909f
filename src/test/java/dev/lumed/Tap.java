package dev.lumed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lies between a client and a server, hands on every byte until it is told otherwise, and remembers how each WebSocket was
 * left by the client.
 */
final class Tap implements AutoCloseable {
    /** FIN and the opcode of a close frame; a mask and two bytes of payload; the mask; the code. RFC 6455, section 5. */
    private static final int CLOSE_FRAME_BYTES = 8;

    private static final byte CLOSE = (byte) 0x88;
    private static final byte MASKED_CODE = (byte) 0x82;

    private final ServerSocket server;
    private final URI target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> closeCodes = new ArrayList<>();
    private final List<Socket> clients = new ArrayList<>();
    private final List<CompletableFuture<Void>> connections = new ArrayList<>();
    private int abandoned;
    private int mute;

    private Tap(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
        threads.execute(this::accept);
    }

    static Tap before(URI target) throws IOException {
        return before(target, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static Tap before(URI target, InetSocketAddress at) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(at, 128);
        return new Tap(server, target);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    synchronized int connections() {
        return connections.size();
    }

    /** The codes of the close frames that the client sent, in order. */
    synchronized List<Integer> closeCodes() {
        return List.copyOf(closeCodes);
    }

    /** How many WebSockets the client left without a close frame. */
    synchronized int abandoned() {
        return abandoned;
    }

    /** From now on nothing comes through the connections that there are, and nobody is told. */
    synchronized void mute() {
        mute = connections.size();
    }

    /** As a machine that is switched off in an orderly way: takes nobody any more, and hangs up on all. */
    void leave() throws IOException {
        server.close();
        synchronized (this) {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** As a machine whose cable is pulled: takes nobody any more, and says nothing to those that there are. */
    void vanish() throws IOException {
        server.close();
        mute();
    }

    private synchronized boolean isMute(int connection) {
        return connection < mute;
    }

    /** Waits until every connection is at its end. */
    void awaitEnd() {
        List<CompletableFuture<Void>> all;
        synchronized (this) {
            all = List.copyOf(connections);
        }
        all.forEach(CompletableFuture::join);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket backend = new Socket(target.getHost(), target.getPort());
                int number;
                synchronized (this) {
                    number = connections.size();
                    clients.add(client);
                    connections.add(CompletableFuture.runAsync(() -> watch(number, client, backend), threads));
                }
                threads.execute(() -> relay(number, backend, client, new Tail()));
            }
        } catch (IOException e) {
            // The tap is closed, or the backend gone.
        }
    }

    private void watch(int number, Socket client, Socket backend) {
        Tail tail = new Tail();
        relay(number, client, backend, tail);
        synchronized (this) {
            if (tail.isWebSocket) {
                tail.closeCode().ifPresentOrElse(closeCodes::add, () -> abandoned++);
            }
        }
    }

    private void relay(int number, Socket from, Socket to, Tail tail) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                tail.add(buffer, length);
                if (!isMute(number)) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException e) {
            // One of the two went away, which is an end like any other.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    /** The last bytes of a connection. */
    private static final class Tail {
        private byte[] bytes = new byte[0];
        private boolean isWebSocket;

        void add(byte[] more, int length) {
            isWebSocket |= new String(more, 0, length, StandardCharsets.ISO_8859_1).contains("Upgrade: websocket");
            byte[] all = Arrays.copyOf(bytes, bytes.length + length);
            System.arraycopy(more, 0, all, bytes.length, length);
            bytes = Arrays.copyOfRange(all, Math.max(0, all.length - CLOSE_FRAME_BYTES), all.length);
        }

        Optional<Integer> closeCode() {
            if (bytes.length < CLOSE_FRAME_BYTES || bytes[0] != CLOSE || bytes[1] != MASKED_CODE) {
                return Optional.empty();
            }
            int high = (bytes[6] ^ bytes[2]) & 0xff;
            int low = (bytes[7] ^ bytes[3]) & 0xff;
            return Optional.of(high << 8 | low);
        }
    }
}
