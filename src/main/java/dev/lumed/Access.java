package dev.lumed;

import dev.lumed.backend.TokenVault;
import dev.lumed.credentials.CredentialsFile;
import dev.lumed.credentials.TokenWriter;
import dev.lumed.log.Logging;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import dev.lumed.settings.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The backend, and what lumed signs in there with.
 *
 * @param file where the tokens are kept for the next start; absent where they end with the process
 */
record Access(BackendSettings backend, Optional<CredentialsFile> file) {
    /** Of the setting that names the file. */
    static final String FILE_KEY = "lumed.backend.credentials.file";

    /** With tokens that survive a restart. */
    static Access kept(BackendSettings backend, LumedSettings settings) {
        return new Access(backend, Optional.of(new CredentialsFile(settings.credentialsFile())));
    }

    /** With tokens that end with the process. */
    static Access passing(BackendSettings backend) {
        return new Access(backend, Optional.empty());
    }

    /**
     * With the tokens of the file where they are newer than those of the configuration. The data directory must be ours.
     *
     * @throws IOException that says what to do, where there is nothing to sign in with but a file that cannot be used
     */
    Access begun() throws IOException {
        if (file.isEmpty()) {
            return this;
        }
        CredentialSettings chosen = file.get().begin(backend.credentials());
        chosen.accessToken().ifPresent(Logging::hide);
        chosen.refreshToken().ifPresent(Logging::hide);
        return new Access(backend.with(chosen), file);
    }

    /** The same file, with what is in use by now. */
    Access with(BackendSettings inUse) {
        return new Access(inUse, file);
    }

    /** @param disk whose threads may wait for one */
    TokenVault vault(Executor disk) {
        TokenVault keeping =
                file.<TokenVault>map(it -> new TokenWriter(it, disk)::keep).orElseGet(TokenVault::none);
        return (access, refresh) -> {
            Logging.hide(access);
            Logging.hide(refresh);
            return keeping.keep(access, refresh);
        };
    }

    /** What a new pair comes from, from now on. */
    void configured(CredentialSettings credentials) {
        file.ifPresent(it -> it.configured(credentials));
    }

    /** The pair that somebody has put into the file since it was last read or written, if so. It is told once. */
    Optional<CredentialSettings> putIntoTheFile() throws SettingsException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return file.get().changed();
        } catch (IOException e) {
            Source source = new Source.File(file.get().path(), 0);
            String allowed = "{\"access_token\": \"…\", \"refresh_token\": \"…\"}, readable, or no such file";
            throw new SettingsException(List.of(new Problem(source, FILE_KEY, CredentialsFile.reason(e), allowed)));
        }
    }
}
