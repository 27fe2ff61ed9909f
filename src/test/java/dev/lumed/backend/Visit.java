package dev.lumed.backend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

/** One request at a {@link RawServer}, and what can be done to it. */
record Visit(RawRequest request, Socket socket, InputStream in, CountDownLatch closing) {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** A well-formed answer; {@code headers} are whole lines. */
    void answer(int status, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        boolean typed = String.join("\n", headers).contains("Content-Type");
        head.append(typed ? "" : "Content-Type: application/json\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append(status == 204 ? "\r\n" : "Content-Length: " + bytes.length + "\r\n\r\n");
        raw(head + body);
    }

    void raw(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Says nothing for ever. */
    void hang() throws InterruptedException {
        closing.await();
    }

    void hangUp() throws IOException {
        socket.close();
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the client has ended the connection, in an orderly way or not. */
    void awaitEnd() {
        try {
            while (in.read() >= 0) {
                // What else it says is of no interest.
            }
        } catch (IOException reset) {
            // That is an end as well.
        }
    }

    void upgrade() throws IOException {
        upgrade(accept());
    }

    void upgrade(String accept) throws IOException {
        raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n");
    }

    void text(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    void closeFrame(int code, String reason) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
        frame(0x88, payload.toByteArray());
    }

    /** A frame as a server sends it, unmasked. */
    void frame(int firstByte, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        bytes(frame.toByteArray());
    }

    /** The next frame of the client: its first byte as a character, then its text. */
    String readFrame() throws IOException {
        int opcode = in.read() & 0xF;
        int length = in.read() & 0x7F;
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return opcode == 8
                ? "close " + (((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF))
                : new String(payload, StandardCharsets.UTF_8);
    }

    private String accept() {
        try {
            String key = request.headers().get("sec-websocket-key") + MAGIC;
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
