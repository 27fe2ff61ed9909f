package dev.lumed.backend;

import dev.lumed.wire.ClientFrame;

/** A socket, open or about to be. */
public interface Socket {
    /** Gives a frame to the network; lost without a word when the socket is not open. */
    void send(ClientFrame frame);

    void close(int code);
}
