package dev.lumed;

import dev.lumed.cli.CommandException;
import dev.lumed.demo.DemoSettingsException;
import dev.lumed.journal.StoreException;
import dev.lumed.log.Logging;
import dev.lumed.log.Scrubber;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The commands that start a server and stay. */
final class Start {
    private Start() {}

    static int daemon(Configuration configuration) throws Exception {
        LumedSettings settings = configuration.settings();
        Logging.start(settings.log(), Scrubber.of(settings));
        Daemon daemon = started(configuration, settings.backend());
        say(System.out, "lumed ready on " + daemon.url());
        return Lifetime.of(daemon, daemon.whenTerminated(), settings.shutdownTimeout());
    }

    static int demo(Configuration configuration) throws Exception {
        LumedSettings settings = configuration.settings();
        Logging.start(settings.log(), Scrubber.of(settings));
        DemoServer demo = DemoServer.start(settings.demo());
        Daemon daemon = started(configuration, demo.signedIn(settings.backend()));
        say(System.out, "lumed ready on " + daemon.url());
        say(System.err, "the demo backend listens on " + demo.url());
        say(System.err, "the web page is " + daemon.pageUrl());
        AutoCloseable both = () -> {
            daemon.close();
            demo.close();
        };
        return Lifetime.of(both, daemon.whenTerminated(), settings.shutdownTimeout());
    }

    static int backend(Configuration configuration) throws Exception {
        LumedSettings settings = configuration.settings();
        Logging.start(settings.log(), Scrubber.of(settings));
        DemoServer demo = DemoServer.start(settings.demo());
        say(System.out, "lumed demo backend ready on " + demo.url());
        return Lifetime.of(demo, demo.whenTerminated(), settings.shutdownTimeout());
    }

    /** What only the demo backend understands of its settings. */
    static void inspectDemo(Configuration configuration) throws CommandException {
        try {
            DemoServer.settings(configuration.settings().demo());
        } catch (DemoSettingsException e) {
            throw new CommandException.Refused(message(e));
        }
    }

    private static Daemon started(Configuration configuration, BackendSettings backend) throws Exception {
        try {
            return Daemon.start(configuration, backend);
        } catch (StoreException.AlreadyRunning e) {
            throw new CommandException.AlreadyRunning(message(e));
        } catch (StoreException | IOException e) {
            throw new CommandException.Refused(message(e));
        } catch (ExecutionException | CompletionException e) {
            throw new CommandException.Refused(message(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static void say(PrintStream stream, String line) {
        PrintStream utf8 = new PrintStream(stream, true, StandardCharsets.UTF_8);
        utf8.println(line);
        utf8.flush();
    }
}
