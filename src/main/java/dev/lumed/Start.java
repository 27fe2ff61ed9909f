package dev.lumed;

import dev.lumed.cli.CommandException;
import dev.lumed.doctor.Doctor;
import dev.lumed.doctor.Finding;
import dev.lumed.journal.Store;
import dev.lumed.journal.StoreException;
import dev.lumed.log.Logging;
import dev.lumed.log.Scrubber;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LogSettings;
import dev.lumed.settings.LumedSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
        Lifetime lifetime = Lifetime.begin(settings.shutdownTimeout());
        Succession daemon =
                started(lifetime, () -> Succession.of(configuration, kept(settings), Daemon.open(settings)));
        // The demo is left alone: it ends with its terminal.
        Hangup.runs(daemon::reload);
        tellReady(daemon.current(), settings);
        return lifetime.toItsEnd(daemon, daemon.ending());
    }

    static int demo(Configuration configuration) throws Exception {
        LumedSettings settings = begin(configuration);
        Lifetime lifetime = Lifetime.begin(settings.shutdownTimeout());
        // The data directory first: a second demo is to hear of the first one, not of a port that is taken.
        Store store = started(lifetime, () -> Daemon.open(settings));
        DemoServer demo = started(lifetime, () -> DemoServer.start(settings.demo()));
        Succession daemon = started(lifetime, () -> Succession.of(configuration, passing(demo, settings), store));
        AutoCloseable both = () -> {
            daemon.close();
            demo.close();
        };
        tellReady(daemon.current(), settings);
        say(System.err, "the demo backend listens on " + demo.url());
        tellSwitches(demo);
        say(System.err, "the web page is " + daemon.current().pageUrl());
        say(System.err, "that address signs one browser in, within five minutes; `lumed ui` makes another");
        return lifetime.toItsEnd(both, daemon.ending());
    }

    private static Access kept(LumedSettings settings) {
        return Access.kept(settings.backend(), settings);
    }

    /** What the demo backend forgets is not worth keeping, and would take the place of what `run` keeps. */
    private static Access passing(DemoServer demo, LumedSettings settings) {
        return Access.passing(demo.signedIn(settings.backend()));
    }

    static int backend(Configuration configuration) throws Exception {
        LumedSettings settings =
                begin(configuration, configuration.settings().log().withoutFile());
        Lifetime lifetime = Lifetime.begin(settings.shutdownTimeout());
        DemoServer demo = started(lifetime, () -> DemoServer.start(settings.demo()));
        say(System.out, "lumed demo backend ready on " + demo.url());
        tellSwitches(demo);
        return lifetime.toItsEnd(demo, demo.ending());
    }

    /** Before a daemon, or beside one. */
    static List<Finding> examine(Configuration configuration) {
        return Doctor.examine(
                begin(configuration, configuration.settings().log().withoutFile()), InstantSource.system());
    }

    private static LumedSettings begin(Configuration configuration) throws CommandException {
        LogSettings log = configuration.settings().log();
        try {
            return begin(configuration, log);
        } catch (UncheckedIOException e) {
            throw new CommandException.Misconfigured(
                    "lumed.log.file: " + log.file().orElseThrow() + " cannot be written (" + e.getCause()
                            + "): name a file in a directory in which this user may write");
        }
    }

    private static LumedSettings begin(Configuration configuration, LogSettings log) {
        LumedSettings settings = configuration.settings();
        Logging.start(log, Scrubber.of(settings));
        DeadThread.endsTheProcess();
        return settings;
    }

    /** What a person can mend is told in a sentence; anything else is a mistake of ours, and keeps its trace. */
    private static <T> T started(Lifetime lifetime, Callable<T> start) throws Exception {
        boolean started = false;
        try {
            T server = start.call();
            started = true;
            return server;
        } catch (StoreException.AlreadyRunning e) {
            throw new CommandException.AlreadyRunning(message(e));
        } catch (StoreException | IOException e) {
            throw new CommandException.Refused(message(e));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException expected ? new CommandException.Refused(message(expected)) : e;
        } finally {
            if (!started) {
                lifetime.failed();
            }
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
