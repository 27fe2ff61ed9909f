package dev.lumed.cli;

import org.jspecify.annotations.Nullable;

/** Why a command ends without having done what it was asked to. Each kind has an exit code of its own. */
public abstract sealed class CommandException extends Exception {

    private static final long serialVersionUID = 1;

    private CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** It was understood and refused, or it failed. */
    public static final class Refused extends CommandException {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message, null);
        }
    }

    /** The configuration asks for what cannot be. */
    public static final class Misconfigured extends CommandException {
        private static final long serialVersionUID = 1;

        public Misconfigured(String message) {
            super(message, null);
        }
    }

    /** No daemon answers. */
    public static final class Unreachable extends CommandException {
        private static final long serialVersionUID = 1;

        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The daemon does not take our token. */
    public static final class Unauthorized extends CommandException {
        private static final long serialVersionUID = 1;

        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /** Another daemon holds the data directory. */
    public static final class AlreadyRunning extends CommandException {
        private static final long serialVersionUID = 1;

        public AlreadyRunning(String message) {
            super(message, null);
        }
    }
}
