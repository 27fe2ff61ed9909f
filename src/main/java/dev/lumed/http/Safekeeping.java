package dev.lumed.http;

import dev.lumed.actor.Outcome;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** What the local API asks of the store as a whole. */
public interface Safekeeping {

    /** Makes a copy of the store, which its reader has to close. */
    CompletionStage<Outcome<Copy>> backUp();

    /**
     * Takes a backup in. Once the stage is complete the daemon begins anew with it.
     *
     * @param backup is read to its end, unless it is refused before
     */
    CompletionStage<Outcome<Restored>> restore(InputStream backup);

    /** A copy of the store, to be read once. */
    interface Copy {
        long bytes();

        /** Whoever closes the stream lets the copy go. */
        InputStream read();

        /** Lets it go where nobody has begun to read. */
        void closeUnlessRead();
    }

    /**
     * A backup that was taken in.
     *
     * @param kept the name in the data directory under which the store before is kept
     */
    record Restored(String kept) {}
}
