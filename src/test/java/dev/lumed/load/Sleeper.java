package dev.lumed.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A reader of an event stream that never reads. */
public final class Sleeper implements AutoCloseable {
    private static final int SMALL = 4096;

    private final Socket socket;

    private Sleeper(Socket socket) {
        this.socket = socket;
    }

    public static Sleeper of(Server server, String token, String path) throws IOException {
        URI uri = URI.create(server.url());
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new Sleeper(socket);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
