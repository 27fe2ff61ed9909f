package dev.lumed;

import dev.lumed.cli.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when one of its threads dies of what nobody caught. What that thread did is not done any more, and the
 * others would wait for it: half a daemon accepts what it cannot keep. All that was accepted is stored, and a new process
 * begins with it. Pekko looks after its own threads, and ends its actor system.
 */
final class DeadThread implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadThread.class);

    private DeadThread() {}

    /** From now on, and for every thread of this process. */
    static void endsTheProcess() {
        Thread.setDefaultUncaughtExceptionHandler(new DeadThread());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        try {
            LOG.error("thread {} died of {}; lumed ends, and all it accepted is kept", thread.getName(), cause, cause);
        } finally {
            // At once: whoever closes in order may wait for what the dead thread held.
            Runtime.getRuntime().halt(ExitCode.BROKEN.number());
        }
    }
}
