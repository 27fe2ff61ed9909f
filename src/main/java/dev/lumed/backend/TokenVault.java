package dev.lumed.backend;

import dev.lumed.settings.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where each new pair of tokens goes before it is used: the one before it is spent. */
@FunctionalInterface
public interface TokenVault {

    /**
     * Keeps the pair instead of the one before. Pairs come in their order, and the call must not wait.
     *
     * @return complete when the pair may be used, which has to be soon, whatever happens
     */
    CompletionStage<?> keep(Secret access, Secret refresh);

    /** Keeps none: they end with the process. */
    static TokenVault none() {
        return (access, refresh) -> CompletableFuture.completedFuture(null);
    }
}
