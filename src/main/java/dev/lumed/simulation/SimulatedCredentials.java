package dev.lumed.simulation;

import dev.lumed.backend.Credentials;
import dev.lumed.settings.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tokens that expire, are renewed, and may one day not be renewed any more. */
final class SimulatedCredentials implements Credentials {
    static final String DENIAL = "the refresh token is revoked";

    private final Weather weather;
    private boolean denied;
    private int asked;

    SimulatedCredentials(Weather weather) {
        this.weather = weather;
    }

    /** Whether there is a token that is good, if only after it was renewed. */
    boolean letIn() {
        asked++;
        if (!denied && weather.strikes(Fault.TOKEN_EXPIRED) && weather.strikes(Fault.REFRESH_REFUSED)) {
            denied = true;
        }
        return !denied;
    }

    boolean areDenied() {
        return denied;
    }

    @Override
    public State state() {
        return denied ? State.UNAUTHORIZED : asked == 0 ? State.UNKNOWN : State.OK;
    }

    @Override
    public CompletionStage<?> put(Secret accessToken, Secret refreshToken) {
        denied = false;
        return CompletableFuture.completedFuture(null);
    }
}
