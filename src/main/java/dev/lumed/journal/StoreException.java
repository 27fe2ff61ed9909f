package dev.lumed.journal;

/**
 * The store cannot be used, or could not do what it was asked. The message names the place, says what is wrong and what
 * can be done about it; nothing was overwritten.
 */
public sealed class StoreException extends RuntimeException permits StoreException.AlreadyRunning {

    private static final long serialVersionUID = 1;

    StoreException(String problem, String remedy) {
        super(problem + ": " + remedy);
    }

    StoreException(String problem, String remedy, Throwable cause) {
        super(problem + ": " + remedy, cause);
    }

    /** Another daemon holds the data directory. */
    public static final class AlreadyRunning extends StoreException {

        private static final long serialVersionUID = 1;

        private final long pid;

        AlreadyRunning(String directory, long pid) {
            super(
                    "a lumed " + (pid > 0 ? "with process id " + pid + " " : "") + "is already running on " + directory,
                    "use that one, stop it, or give this one another data-dir");
            this.pid = pid;
        }

        /** The other daemon's process id, 0 if it could not be learnt. */
        public long pid() {
            return pid;
        }
    }
}
