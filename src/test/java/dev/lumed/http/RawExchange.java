package dev.lumed.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests written out by hand, for what no well-behaved client would send. */
final class RawExchange {
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
            String head = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
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
