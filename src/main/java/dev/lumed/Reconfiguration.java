package dev.lumed;

import dev.lumed.http.DaemonControl.Reload;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.Configuration.Change;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Invocation;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again while the daemon runs, as at the start: with one problem nothing changes, otherwise what
 * can change without a restart is put in force. Everything is logged, a line for each key.
 */
final class Reconfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Reconfiguration.class);

    private final InForce inForce;
    private Configuration current;

    Reconfiguration(Configuration current, InForce inForce) {
        this.current = current;
        this.inForce = inForce;
    }

    /** Puts settings in force. */
    interface InForce {
        void tune(LumedSettings settings);

        /** False where the two do not make a pair. */
        boolean replaceTokens(CredentialSettings credentials);
    }

    /** One at a time. Reads a file: not for a thread that must not wait. */
    synchronized Reload readAgain() {
        try {
            return take(again());
        } catch (SettingsException e) {
            List<String> problems = e.problems().stream().map(Problem::toString).toList();
            problems.forEach(problem -> LOG.warn("configuration not taken, the old one stays in force: {}", problem));
            return new Reload.Rejected(problems);
        }
    }

    private Configuration again() throws SettingsException {
        Configuration later = Configuration.read(Invocation.ofProcess(current.file(), current.dataDirFlag()));
        Start.inspectDemo(later);
        if (current.settings().backend().url().isPresent()) {
            later.settings().backend().requiredUrl();
        }
        return later;
    }

    private Reload take(Configuration later) {
        List<Change> changes = current.changesTo(later);
        Configuration next = current.reloaded(later);
        CredentialSettings tokens = next.settings().backend().credentials();
        boolean tokensTaken =
                tokens.equals(current.settings().backend().credentials()) || inForce.replaceTokens(tokens);
        inForce.tune(next.settings());
        current = next;
        List<String> changed = new ArrayList<>();
        List<String> atRestart = new ArrayList<>();
        for (Change change : changes) {
            boolean taken = change.reloadable() && (tokensTaken || !change.key().contains(".credentials."));
            (taken ? changed : atRestart).add(change.key());
            String end = taken ? "in force from now on" : "needs a restart";
            LOG.info("{}: {} instead of {}, {}", change.key(), change.after(), change.before(), end);
        }
        if (changes.isEmpty()) {
            LOG.info("the configuration was read again, and nothing has changed");
        }
        return new Reload.Reloaded(changed, atRestart);
    }
}
