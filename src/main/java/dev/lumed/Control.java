package dev.lumed;

import dev.lumed.actor.LiveConversations;
import dev.lumed.backend.Backend;
import dev.lumed.http.ApiServer;
import dev.lumed.http.DaemonControl;
import dev.lumed.log.Logging;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SettingsException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** What the local API may ask of the daemon itself. */
final class Control implements DaemonControl {
    private final Reconfiguration reconfiguration;
    private final Executor blocking;
    private final Access access;
    private final Backend backend;
    private final LiveConversations conversations;
    private final About about;
    private volatile Readiness readiness = Readiness.STARTING;
    private volatile @Nullable ApiServer api;

    /** @param blocking for what has to wait for a disk */
    Control(
            Configuration configuration,
            Access access,
            Backend backend,
            LiveConversations conversations,
            Executor blocking) {
        this.access = access;
        this.reconfiguration = new Reconfiguration(configuration, new Parts());
        this.blocking = blocking;
        this.backend = backend;
        this.conversations = conversations;
        this.about = new About(
                Version.number(),
                Instant.now(),
                access.backend().url().map(Object::toString).orElse(""));
    }

    /** The one in force. */
    Configuration configuration() {
        return reconfiguration.current();
    }

    /** @param served what has come to answer */
    void ready(ApiServer served) {
        api = served;
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
        CompletionStage<?> kept = backend.credentials().put(accessToken, refreshToken);
        conversations.credentialsRenewed();
        return kept.thenApply(done -> Done.getInstance());
    }

    @Override
    public CompletionStage<Reload> reload() {
        return CompletableFuture.supplyAsync(reconfiguration::readAgain, blocking);
    }

    /** The parts of the daemon that can be told otherwise. */
    private final class Parts implements Reconfiguration.InForce {
        @Override
        public void tune(LumedSettings settings) {
            conversations.tune(
                    Tuning.conversation(settings),
                    Tuning.link(settings),
                    settings.polling().maxConcurrent());
            Logging.tell(settings.log().level());
        }

        @Override
        public boolean replaceTokens(CredentialSettings credentials) {
            access.configured(credentials);
            return use(credentials);
        }

        @Override
        public Optional<CredentialSettings> putIntoTheFile() throws SettingsException {
            return access.putIntoTheFile();
        }

        @Override
        public boolean use(CredentialSettings credentials) {
            Optional<Secret> accessToken = credentials.accessToken();
            Optional<Secret> refreshToken = credentials.refreshToken();
            boolean pair = accessToken.isPresent() && refreshToken.isPresent();
            if (pair) {
                replaceCredentials(accessToken.get(), refreshToken.get());
            }
            return pair;
        }

        @Override
        public boolean renewCertificate() throws IOException {
            ApiServer served = api;
            return served != null && served.renewCertificate();
        }
    }
}
