package dev.lumed.backend;

import dev.lumed.settings.Secret;
import java.util.concurrent.CompletionStage;

/** What lumed signs in with, shared by all conversations. */
public interface Credentials {
    /** What the backend thinks of them. */
    enum State {
        OK,
        UNAUTHORIZED,
        UNKNOWN
    }

    State state();

    /** Replaces the tokens, for every request from now on. Complete when they are kept for another life. */
    CompletionStage<?> put(Secret accessToken, Secret refreshToken);
}
