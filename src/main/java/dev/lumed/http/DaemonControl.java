package dev.lumed.http;

import dev.lumed.settings.Secret;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** What the local API asks of the daemon itself, beside its conversations. */
public interface DaemonControl {
    About about();

    Readiness readiness();

    /** From the moment the stage completes every conversation uses the new pair. */
    CompletionStage<Done> replaceCredentials(Secret accessToken, Secret refreshToken);

    /** Reads the configuration again. */
    CompletionStage<Reload> reload();

    /** What does not change while the daemon runs. */
    record About(String version, Instant startedAt, String backendUrl) {}

    enum Readiness {
        STARTING,
        READY,
        STOPPING
    }

    /** What came of reading the configuration again. */
    sealed interface Reload {
        /**
         * The new values are in force.
         *
         * @param changed keys whose new values are in force now
         * @param atRestart keys whose new values need a restart
         */
        record Reloaded(List<String> changed, List<String> atRestart) implements Reload {
            public Reloaded {
                changed = List.copyOf(changed);
                atRestart = List.copyOf(atRestart);
            }
        }

        /** Nothing changed; each problem is a sentence with its place. */
        record Rejected(List<String> problems) implements Reload {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }
}
