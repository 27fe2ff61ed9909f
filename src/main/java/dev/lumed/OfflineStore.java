package dev.lumed;

import dev.lumed.cli.CommandException;
import dev.lumed.cli.StoreFiles;
import dev.lumed.journal.IdleStore;
import dev.lumed.journal.Store;
import dev.lumed.journal.StoreException;
import dev.lumed.log.Logging;
import dev.lumed.log.Scrubber;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the commands do to a store without a daemon. */
final class OfflineStore implements StoreFiles {

    @Override
    public boolean backUp(Configuration configuration, Path target) throws CommandException {
        LumedSettings settings = configuration.settings();
        return Store.isPresent(settings.store(), settings.dataDir().path())
                && taken(settings, store -> {
                            store.backUp(target.toAbsolutePath());
                            return true;
                        })
                        .isPresent();
    }

    @Override
    public Optional<Path> restore(Configuration configuration, Path backup) throws CommandException {
        LumedSettings settings = configuration.settings();
        return taken(settings, store -> settings.dataDir().path().resolve(store.restore(backup)));
    }

    @Override
    public void check(Path backup) throws CommandException {
        told(() -> {
            IdleStore.check(backup);
            return true;
        });
    }

    /** What is done with a store while it is ours. */
    @FunctionalInterface
    private interface Work<T> {
        T on(IdleStore store);
    }

    /** Empty where a daemon has it. */
    private static <T> Optional<T> taken(LumedSettings settings, Work<T> work) throws CommandException {
        Logging.start(settings.log().withoutFile(), Scrubber.of(settings));
        return told(() -> {
            try (IdleStore store =
                    IdleStore.take(settings.store(), settings.dataDir().path())) {
                return Optional.of(work.on(store));
            } catch (StoreException.AlreadyRunning e) {
                return Optional.empty();
            }
        });
    }

    private static <T> T told(Callable<T> work) throws CommandException {
        try {
            return work.call();
        } catch (StoreException e) {
            throw new CommandException.Refused(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
