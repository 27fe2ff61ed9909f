package dev.lumed;

import dev.lumed.cli.CommandException;
import dev.lumed.doctor.Doctor;
import dev.lumed.doctor.Finding;
import dev.lumed.journal.Store;
import dev.lumed.journal.StoreException;
import dev.lumed.log.Logging;
import dev.lumed.log.Scrubber;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.SettingsException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that start a server and stay. What was begun when one fails ends with the process. */
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);

    private Start() {}

    static int daemon(Configuration configuration) throws Exception {
        LumedSettings settings = begin(configuration);
        Daemon daemon = started(() -> Daemon.start(configuration, settings.backend()));
        Lifetime lifetime = Lifetime.of(daemon, daemon.ending(), settings.shutdownTimeout());
        // The demo is left alone: it ends with its terminal.
        Hangup.runs(daemon::reload);
        tellReady(daemon, settings);
        return lifetime.toItsEnd();
    }

    static int demo(Configuration configuration) throws Exception {
        LumedSettings settings = begin(configuration);
        // The data directory first: a second demo is to hear of the first one, not of a port that is taken.
        Store store = started(() -> Daemon.open(settings));
        DemoServer demo = started(() -> DemoServer.start(settings.demo()));
        Daemon daemon = started(() -> Daemon.start(configuration, passing(demo, settings), store));
        AutoCloseable both = () -> {
            daemon.close();
            demo.close();
        };
        Lifetime lifetime = Lifetime.of(both, daemon.ending(), settings.shutdownTimeout());
        tellReady(daemon, settings);
        say(System.err, "the demo backend listens on " + demo.url());
        tellSwitches(demo);
        say(System.err, "the web page is " + daemon.pageUrl());
        say(System.err, "that address signs one browser in, within five minutes; `lumed ui` makes another");
        return lifetime.toItsEnd();
    }

    /** What the demo backend forgets is not worth keeping, and would take the place of what `run` keeps. */
    private static Access passing(DemoServer demo, LumedSettings settings) {
        return Access.passing(demo.signedIn(settings.backend()));
    }

    static int backend(Configuration configuration) throws Exception {
        LumedSettings settings = begin(configuration);
        DemoServer demo = started(() -> DemoServer.start(settings.demo()));
        Lifetime lifetime = Lifetime.of(demo, demo.ending(), settings.shutdownTimeout());
        say(System.out, "lumed demo backend ready on " + demo.url());
        tellSwitches(demo);
        return lifetime.toItsEnd();
    }

    /** What only the demo backend understands of its settings. */
    static void inspectDemo(Configuration configuration) throws SettingsException {
        DemoServer.settings(configuration.settings().demo());
    }

    /** Before a daemon, or beside one. */
    static List<Finding> examine(Configuration configuration) {
        return Doctor.examine(begin(configuration), InstantSource.system());
    }

    private static LumedSettings begin(Configuration configuration) {
        LumedSettings settings = configuration.settings();
        Logging.start(settings.log(), Scrubber.of(settings));
        DeadThread.endsTheProcess();
        return settings;
    }

    /** What a person can mend is told in a sentence; anything else is a mistake of ours, and keeps its trace. */
    private static <T> T started(Callable<T> start) throws Exception {
        try {
            return start.call();
        } catch (StoreException.AlreadyRunning e) {
            throw new CommandException.AlreadyRunning(message(e));
        } catch (StoreException | IOException e) {
            throw new CommandException.Refused(message(e));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException expected ? new CommandException.Refused(message(expected)) : e;
        }
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static void tellReady(Daemon daemon, LumedSettings settings) {
        LOG.info(
                "lumed {} listens on {}, keeps its data in {}, and talks to {}",
                Version.number(),
                daemon.url(),
                settings.dataDir().path(),
                daemon.backendUrl());
        say(System.out, "lumed ready on " + daemon.url());
    }

    private static void tellSwitches(DemoServer demo) {
        say(System.err, "what it does wrong is switched at " + demo.url() + "/demo");
    }

    private static void say(PrintStream stream, String line) {
        PrintStream utf8 = new PrintStream(stream, true, StandardCharsets.UTF_8);
        utf8.println(line);
        utf8.flush();
    }
}
