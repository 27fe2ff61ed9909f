package dev.lumed.http;

import dev.lumed.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** A daemon that remembers what it was told. */
final class FakeControl implements DaemonControl {
    final List<Secret> credentials = new ArrayList<>();
    volatile Readiness readiness = Readiness.READY;
    volatile Reload reload = new Reload.Reloaded(List.of("lumed.polling.interval"), List.of("lumed.api.port"));

    @Override
    public About about() {
        return new About("1.2.3", FakeLog.NOON, "https://backend.example");
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public CompletionStage<Done> replaceCredentials(Secret accessToken, Secret refreshToken) {
        credentials.addAll(List.of(accessToken, refreshToken));
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public CompletionStage<Reload> reload() {
        return CompletableFuture.completedFuture(reload);
    }
}
