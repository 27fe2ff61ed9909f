package dev.lumed.journal;

import java.util.List;

/**
 * The store cannot be used, or could not do what it was asked. The message names the place, says what is wrong and what
 * can be done about it; nothing was overwritten.
 */
public sealed class StoreException extends RuntimeException
        permits StoreException.AlreadyRunning, StoreException.Refused {

    private static final long serialVersionUID = 1;

    StoreException(String problem, String remedy) {
        super(problem + ": " + remedy);
    }

    StoreException(String problem, String remedy, Throwable cause) {
        super(problem + ": " + remedy, cause);
    }

    private StoreException(String message, StoreException cause) {
        super(message, cause);
    }

    /** Another daemon holds the data directory, or the database. */
    public static final class AlreadyRunning extends StoreException {

        private static final long serialVersionUID = 1;

        private final long pid;

        AlreadyRunning(String directory, long pid) {
            super(
                    "a lumed " + (pid > 0 ? "with process id " + pid + " " : "") + "is already running on " + directory,
                    "use that one, stop it, or give this one another data-dir");
            this.pid = pid;
        }

        private AlreadyRunning(String problem, String remedy) {
            super(problem, remedy);
            this.pid = 0;
        }

        /** @param from the addresses from which the other one is connected */
        static AlreadyRunning onDatabase(String url, List<String> from) {
            return new AlreadyRunning(
                    "another lumed works on " + url
                            + (from.isEmpty() ? "" : ", connected from " + String.join(", ", from)),
                    "use that one, stop it, or give this one a database of its own");
        }

        /** The other daemon's process id, 0 if it could not be learnt. */
        public long pid() {
            return pid;
        }
    }

    /** A copy or a restoring was not done for a reason that lies outside the store, which is as it was. */
    public static final class Refused extends StoreException {

        private static final long serialVersionUID = 1;

        /** Why, for who tells it on. */
        public enum Reason {
            /** Another one is under way. */
            BUSY,
            /** There is not enough room. */
            FULL,
            /** The store is a database server's, which has tools of its own. */
            ELSEWHERE,
            /** What was given is no backup that could be put in place. */
            UNFIT
        }

        private final Reason reason;

        Refused(Reason reason, String problem, String remedy) {
            super(problem, remedy);
            this.reason = reason;
        }

        Refused(Reason reason, StoreException cause) {
            super(String.valueOf(cause.getMessage()), cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
