package dev.lumed.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Requests written out by hand, for what no well-behaved client would send. */
public final class RawExchange {
    /** So that one who does not read is noticed soon. */
    private static final int SMALL = 16_384;

    private RawExchange() {}

    /** A connection to the API on which nobody has read yet; the lines are sent as they are, with the end of the head. */
    static Socket send(URI api, String... lines) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALL);
            socket.connect(new InetSocketAddress(api.getHost(), api.getPort()));
            socket.setSoTimeout((int) ApiUnderTest.DEADLINE.toMillis());
            if (lines.length > 0) {
                String head = String.join("\r\n", lines) + "\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            }
            return socket;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** The whole answer to a request that asks for the connection to be closed behind it. */
    static String answer(URI api, String... lines) {
        try (Socket socket = send(api, lines)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /**
     * All that comes on a connection to which this is written, byte by character, until it is closed. Whoever answers
     * before it has read everything may cut it.
     */
    public static String exchange(URI api, String request) {
        StringBuilder answer = new StringBuilder();
        read(api, request, text -> {
            answer.append(text);
            return true;
        });
        return answer.toString();
    }

    /** As {@link #exchange}, until this has come. */
    public static String until(URI api, String request, String wanted) {
        StringBuilder answer = new StringBuilder();
        read(api, request, text -> answer.append(text).indexOf(wanted) < 0);
        return answer.toString();
    }

    private static void read(URI api, String request, Predicate<String> goesOn) {
        try (Socket socket = send(api)) {
            Thread writer = new Thread(() -> write(socket, request), "writer");
            writer.setDaemon(true);
            writer.start();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[SMALL];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!goesOn.test(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
                    return;
                }
            }
        } catch (SocketTimeoutException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (IOException cut) {
            // What came before it is the answer.
        }
    }

    private static void write(Socket socket, String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException cut) {
            // It has been answered.
        }
    }

    /** The status of an answer, and the code of the problem in it. */
    static String refusal(String answer) {
        try {
            String body = answer.substring(answer.indexOf("\r\n\r\n"));
            return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3) + " "
                    + ApiJson.mapper().readTree(body).path("code").asText();
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
