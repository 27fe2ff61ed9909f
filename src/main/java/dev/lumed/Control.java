package dev.lumed;

import dev.lumed.actor.LiveConversations;
import dev.lumed.backend.Backend;
import dev.lumed.http.DaemonControl;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.Invocation;
import dev.lumed.settings.Problem;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SettingsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** What the local API may ask of the daemon itself. */
final class Control implements DaemonControl {
    private final Configuration configuration;
    private final Backend backend;
    private final LiveConversations conversations;
    private final About about;
    private volatile Readiness readiness = Readiness.STARTING;

    Control(
            Configuration configuration,
            BackendSettings backendSettings,
            Backend backend,
            LiveConversations conversations) {
        this.configuration = configuration;
        this.backend = backend;
        this.conversations = conversations;
        this.about = new About(
                Version.number(),
                Instant.now(),
                backendSettings.url().map(Object::toString).orElse(""));
    }

    void ready() {
        readiness = Readiness.READY;
    }

    void stopping() {
        readiness = Readiness.STOPPING;
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public CompletionStage<Done> replaceCredentials(Secret accessToken, Secret refreshToken) {
        backend.credentials().put(accessToken, refreshToken);
        conversations.credentialsRenewed();
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    /** The whole file is checked; what it changes is in force after the next start. */
    @Override
    public CompletionStage<Reload> reload() {
        return CompletableFuture.completedFuture(readAgain());
    }

    private Configuration again() throws SettingsException {
        Path dataDir = configuration.settings().dataDir().path();
        return Configuration.read(Invocation.ofProcess(configuration.file(), Optional.of(dataDir)));
    }

    private Reload readAgain() {
        try {
            Configuration later = again();
            List<String> changed = configuration.changesTo(later).stream()
                    .map(Configuration.Change::key)
                    .toList();
            return new Reload.Reloaded(List.of(), changed);
        } catch (SettingsException e) {
            return new Reload.Rejected(
                    e.problems().stream().map(Problem::toString).toList());
        }
    }
}
