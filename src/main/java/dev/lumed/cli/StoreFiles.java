package dev.lumed.cli;

import dev.lumed.settings.Configuration;
import java.nio.file.Path;
import java.util.Optional;

/** The store of a data directory that no daemon has, and the files that its copies are. */
public interface StoreFiles {

    /**
     * Copies the store into a file that is empty or not there.
     *
     * @return false where a daemon has it, or there is none
     */
    boolean backUp(Configuration configuration, Path target) throws CommandException;

    /**
     * Puts a backup in the place of the store.
     *
     * @return where the store before is kept, or where it would be if there had been one; empty where a daemon has it
     */
    Optional<Path> restore(Configuration configuration, Path backup) throws CommandException;

    /** Fails unless the file is a whole store. */
    void check(Path backup) throws CommandException;
}
