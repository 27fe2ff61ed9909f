package dev.lumed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.apache.pekko.actor.Kill;
import org.jspecify.annotations.Nullable;

/**
 * A daemon of which a part dies when its standard input names it. The store's threads die of what their driver throws,
 * a thread of the actors of what they are given to do, and an actor of being killed.
 */
public final class DoomedDaemon {
    /** For the JVM: lets us at the actor system. */
    static final String OPTION = "-Dpekko.extensions.0=" + Doom.class.getName();

    private static final AtomicReference<@Nullable ExtendedActorSystem> SYSTEM = new AtomicReference<>();
    private static volatile String doomedThread = "none";

    private DoomedDaemon() {}

    public static void main(String[] arguments) throws SQLException {
        // Before any other driver is there, so that it is asked first.
        DriverManager.registerDriver(new DoomedDriver());
        Thread reader = new Thread(DoomedDaemon::obey, "doom");
        reader.setDaemon(true);
        reader.start();
        Main.main(arguments);
    }

    private static void obey() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kill(line);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(String victim) {
        ExtendedActorSystem system = SYSTEM.get();
        if (system == null) {
            throw new IllegalStateException("there is no actor system yet");
        }
        if (victim.startsWith("/user/")) {
            system.actorSelection(victim).tell(Kill.getInstance(), ActorRef.noSender());
        } else if (victim.equals("dispatcher")) {
            system.dispatcher().execute(DoomedDaemon::die);
        } else {
            doomedThread = victim;
        }
    }

    /** An error that no supervision deals with. */
    private static void die() {
        throw new InternalError("doomed");
    }

    /** Made by the actor system when it starts. */
    public static final class Doom extends AbstractExtensionId<Extension> implements ExtensionIdProvider {
        @Override
        public Doom lookup() {
            return this;
        }

        @Override
        public Extension createExtension(ExtendedActorSystem system) {
            SYSTEM.set(system);
            return new Extension() {};
        }
    }

    /** SQLite's, until the thread that uses it is doomed. */
    private static final class DoomedDriver implements Driver {
        /** Registers itself when its class is loaded, which must come after us. */
        private static Driver driver() {
            return new org.sqlite.JDBC();
        }

        @Override
        public @Nullable Connection connect(String url, Properties properties) throws SQLException {
            Connection connection = driver().connect(url, properties);
            return connection == null
                    ? null
                    : (Connection) Proxy.newProxyInstance(
                            DoomedDriver.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, parameters) -> {
                                if (Thread.currentThread().getName().startsWith(doomedThread)) {
                                    die();
                                }
                                try {
                                    return method.invoke(connection, parameters);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return driver().acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
            return driver().getPropertyInfo(url, properties);
        }

        @Override
        public int getMajorVersion() {
            return driver().getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return driver().getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return driver().jdbcCompliant();
        }

        @Override
        public @Nullable Logger getParentLogger() {
            return null;
        }
    }
}
