package dev.lumed.doctor;

import dev.lumed.journal.Store;
import dev.lumed.journal.StoreException;
import dev.lumed.settings.LumedSettings;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether the store opens, as a start would open it: an older one is brought to this version as well. One that is not
 * there is not made.
 */
final class StoreCheck {

    private static final String SUBJECT = "store";
    private static final String BETWEEN = ": ";

    private StoreCheck() {}

    static Finding examine(LumedSettings settings, Tenant tenant) {
        Path directory = settings.dataDir().path();
        if (!Store.isPresent(settings.store(), directory)) {
            return Finding.ok(SUBJECT, "there is none yet; the first start makes it");
        }
        try (Store store = Store.open(settings.store(), directory)) {
            return Finding.ok(
                    SUBJECT,
                    "it opens, and is as durable as store.durability = "
                            + settings.store().durability().name().toLowerCase(Locale.ROOT)
                            + " asks; nobody else has it, "
                            + (store.space().suffices() ? "and it takes messages" : "but there is no room in it"));
        } catch (StoreException.AlreadyRunning e) {
            return taken(e, tenant);
        } catch (StoreException e) {
            return problem(String.valueOf(e.getMessage()));
        }
    }

    private static Finding taken(StoreException.AlreadyRunning running, Tenant tenant) {
        String text = "a running lumed has it" + (running.pid() > 0 ? ", process id " + running.pid() : "");
        return tenant.answers()
                ? Finding.ok(SUBJECT, text + "; it has checked it at its start")
                : Finding.warning(
                        SUBJECT,
                        text + ", which does not answer",
                        "give it a moment if it is just starting or stopping; else end that process");
    }

    /** What such an exception says ends with its remedy. */
    private static Finding problem(String message) {
        int at = message.lastIndexOf(BETWEEN);
        return at < 0
                ? Finding.problem(SUBJECT, message, "see what it says")
                : Finding.problem(SUBJECT, message.substring(0, at), message.substring(at + BETWEEN.length()));
    }
}
