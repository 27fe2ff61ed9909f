package dev.lumed;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, by which a daemon is told to read its configuration again. Java knows of signals only in {@code sun.misc},
 * which the compiler refuses to be quiet about: hence by name.
 */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private Hangup() {}

    /** From now on the signal runs this, on a thread of its own, and no longer ends the process. */
    static void runs(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> listener = Class.forName("sun.misc.SignalHandler");
            Object listening = Proxy.newProxyInstance(
                    Hangup.class.getClassLoader(), new Class<?>[] {listener}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            task.run();
                            return null;
                        }
                        return method.invoke(task, arguments);
                    });
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, listener).invoke(null, hangup, listening);
        } catch (ReflectiveOperationException e) {
            // There is no such signal on Windows, and -Xrs keeps them all from us.
            LOG.debug("SIGHUP is not listened to: {}", String.valueOf(e.getCause()));
        }
    }
}
