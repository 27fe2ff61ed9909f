package dev.lumed.credentials;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.PrivateFile;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the pair of tokens in force.
 *
 * <p>The file or the configuration, which is newer? A pair in the file that has come from what the configuration signs in
 * with now is newer. One that has come from something else is not: whoever changed the configuration meant it. One without
 * a word of where it is from was written by a person, and is meant too. Where the configuration has nothing to sign in
 * with, the file has to do.
 *
 * <p>One that others may read is made private, as the API's token is: to refuse it would not take back what they have read,
 * and would keep a person who has just written it by hand from starting.
 */
public final class CredentialsFile {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialsFile.class);
    private static final int LARGEST_BYTES = 64 << 10;

    private final PrivateFile file;
    private CredentialSettings configured = CredentialSettings.none();
    private @Nullable StoredTokens onDisk;

    public CredentialsFile(Path path) {
        this.file = new PrivateFile(path);
    }

    /**
     * What to sign in with. Changes nothing.
     *
     * @throws IOException that says why the file cannot be used
     */
    public CredentialSettings choice(CredentialSettings given) throws IOException {
        return read().filter(tokens -> isNewer(tokens, given))
                .map(tokens -> with(tokens, given))
                .orElse(given);
    }

    /**
     * What to sign in with from now on; the file is private afterwards, and says from what it has come.
     *
     * @throws IOException that says what to do, where there is nothing else to sign in with than a file that cannot be used
     */
    public synchronized CredentialSettings begin(CredentialSettings given) throws IOException {
        configured = given;
        if (!Files.isWritable(file.directory())) {
            LOG.warn(
                    "{} cannot be written: renewed tokens do not survive a restart; let this user write there",
                    file.directory());
        }
        try {
            return begun(given);
        } catch (IOException e) {
            String problem = file.path() + " cannot be used: " + reason(e);
            if (given.isEmpty()) {
                throw new IOException(problem + "; mend or remove it, or configure tokens, or e-mail and password", e);
            }
            LOG.warn("{}; what is configured is used, and the next new tokens replace the file", problem);
            return given;
        }
    }

    private CredentialSettings begun(CredentialSettings given) throws IOException {
        Optional<StoredTokens> stored = read();
        if (stored.isEmpty()) {
            return given;
        }
        makePrivate();
        onDisk = stored.get();
        CredentialSettings chosen = isNewer(onDisk, given) ? with(onDisk, given) : given;
        boolean told = onDisk.from() != null && Fingerprint.matches(onDisk.from(), given);
        if (!told && chosen.accessToken().isPresent() && chosen.refreshToken().isPresent()) {
            writeOrWarn(chosen.accessToken().get(), chosen.refreshToken().get());
        }
        return chosen;
    }

    private void makePrivate() throws IOException {
        if (!file.isOpenToOthers()) {
            return;
        }
        try {
            file.makePrivate();
            LOG.warn("{} could be used by others, and is private from now on", file.path());
        } catch (IOException e) {
            LOG.warn("{} can be used by others, and cannot be made private: chmod 600 '{}'", file.path(), file.path());
        }
    }

    private void writeOrWarn(Secret access, Secret refresh) {
        try {
            write(access, refresh);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}; renewed tokens do not survive a restart", file.path(), reason(e));
        }
    }

    /** From now on a new pair has come from this, which is configured instead. */
    public synchronized void configured(CredentialSettings given) {
        configured = given;
    }

    /** Afterwards this pair is the one in the file, durably. Waits for the disk. */
    synchronized void write(Secret access, Secret refresh) throws IOException {
        StoredTokens tokens = new StoredTokens(access, refresh, Fingerprint.of(configured));
        file.replace(tokens.toJson());
        onDisk = tokens;
    }

    /**
     * The pair in the file, if somebody else has put it there since it was last read or written here. It is told once.
     *
     * @throws IOException that says why the file cannot be used
     */
    public synchronized Optional<CredentialSettings> changed() throws IOException {
        Optional<StoredTokens> now = read();
        if (now.isEmpty() || now.get().isSamePair(onDisk) || !isNewer(now.get(), configured)) {
            return Optional.empty();
        }
        makePrivate();
        onDisk = now.get();
        return Optional.of(with(now.get(), configured));
    }

    public Path path() {
        return file.path();
    }

    private Optional<StoredTokens> read() throws IOException {
        return file.exists() ? Optional.of(StoredTokens.parse(file.read(LARGEST_BYTES))) : Optional.empty();
    }

    private static boolean isNewer(StoredTokens tokens, CredentialSettings given) {
        return tokens.from() == null || given.isEmpty() || Fingerprint.matches(tokens.from(), given);
    }

    private static CredentialSettings with(StoredTokens tokens, CredentialSettings given) {
        return given.withTokens(tokens.access(), tokens.refresh());
    }

    /** Why it failed, in words: what the system's exceptions say is mostly the path alone. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such directory";
        }
        if (failure instanceof FileSystemException system) {
            return system.getReason() == null ? system.getClass().getSimpleName() : system.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
