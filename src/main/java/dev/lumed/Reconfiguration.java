package dev.lumed;

import dev.lumed.http.DaemonControl.Reload;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.Configuration.Change;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Invocation;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again while the daemon runs, as at the start: with one problem nothing changes, otherwise what
 * can change without a restart is put in force. Everything is logged, a line for each key.
 */
final class Reconfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Reconfiguration.class);

    /** Its file may hold another one while the key says the same. */
    private static final String CERTIFICATE = "lumed.api.tls.certificate";

    private final InForce inForce;
    private Configuration current;

    Reconfiguration(Configuration current, InForce inForce) {
        this.current = current;
        this.inForce = inForce;
    }

    /** Puts settings in force. */
    interface InForce {
        void tune(LumedSettings settings);

        /** Of the configuration. False where the two do not make a pair. */
        boolean replaceTokens(CredentialSettings credentials);

        /** What somebody has put into the file of the credentials, if so. */
        Optional<CredentialSettings> putIntoTheFile() throws SettingsException;

        /** Of that file. False where the two do not make a pair. */
        boolean use(CredentialSettings credentials);

        /** False where it is the same as before, an exception where its files cannot be used. */
        boolean renewCertificate() throws IOException;
    }

    /**
     * What has changed in the files that the configuration names.
     *
     * @param tokens what somebody has put into that of the credentials
     */
    private record Files(Optional<CredentialSettings> tokens, boolean certificateRenewed) {}

    /** One at a time. Reads a file: not for a thread that must not wait. */
    synchronized Reload readAgain() {
        try {
            Configuration later = again();
            boolean certificateRenewed = inForce.renewCertificate();
            return take(later, new Files(inForce.putIntoTheFile(), certificateRenewed));
        } catch (SettingsException e) {
            return rejected(e.problems().stream().map(Problem::toString).toList());
        } catch (IOException e) {
            return rejected(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Reload rejected(List<String> problems) {
        problems.forEach(problem -> LOG.warn("configuration not taken, the old one stays in force: {}", problem));
        return new Reload.Rejected(problems);
    }

    synchronized Configuration current() {
        return current;
    }

    private Configuration again() throws SettingsException {
        Configuration later = Configuration.read(Invocation.ofProcess(current.file(), current.dataDirFlag()));
        DemoServer.settings(later.settings().demo());
        if (current.settings().backend().url().isPresent()) {
            later.settings().backend().requiredUrl();
        }
        return later;
    }

    private Reload take(Configuration later, Files files) {
        List<Change> changes = current.changesTo(later);
        Configuration next = current.reloaded(later);
        CredentialSettings tokens = next.settings().backend().credentials();
        boolean sameTokens = tokens.equals(current.settings().backend().credentials());
        boolean tokensTaken = sameTokens || inForce.replaceTokens(tokens);
        // As at a start: who changed the configuration meant it.
        boolean fileTaken =
                (sameTokens || !tokensTaken) && files.tokens().map(inForce::use).orElse(false);
        inForce.tune(next.settings());
        current = next;
        List<String> changed = new ArrayList<>(files.certificateRenewed() ? List.of(CERTIFICATE) : List.of());
        List<String> atRestart = new ArrayList<>();
        for (Change change : changes) {
            boolean taken = change.reloadable() && (tokensTaken || !change.key().contains(".credentials."));
            (taken ? changed : atRestart).add(change.key());
            String end = taken ? "in force from now on" : "needs a restart";
            LOG.info("{}: {} instead of {}, {}", change.key(), change.after(), change.before(), end);
        }
        if (fileTaken) {
            changed.add(Access.FILE_KEY);
            LOG.info("{}: the tokens that were put into it are in force from now on", Access.FILE_KEY);
        }
        if (files.certificateRenewed()) {
            LOG.info("{}: the file holds another certificate, in force from now on", CERTIFICATE);
        }
        if (changed.isEmpty() && atRestart.isEmpty()) {
            LOG.info("the configuration was read again, and nothing has changed");
        }
        return new Reload.Reloaded(changed, atRestart);
    }
}
