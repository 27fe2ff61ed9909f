package dev.lumed.journal;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives back to the disk what a store has no use for after much was deleted, in slices between which others write. Some is
 * kept: it is soon needed again.
 */
final class FreePages {

    private final Database database;
    private final Writer writer;

    FreePages(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Begins to; what fails is given back another time. */
    void giveBack() {
        AtomicBoolean more = new AtomicBoolean();
        writer.write(connection -> more.set(database.giveBackSome(connection))).thenRun(() -> {
            if (more.get()) {
                giveBack();
            }
        });
    }
}
