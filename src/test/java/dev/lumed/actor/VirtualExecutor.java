package dev.lumed.actor;

import com.typesafe.config.Config;
import dev.lumed.simulation.Agenda;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/**
 * Runs actors from the agenda of a virtual world: whatever one of them has to do is the next thing that happens there, one
 * after the other on the thread that plays it, and in the same order each time. (But for what comes from another thread, as
 * the ends of streams do: it is the next thing after whatever happens next.)
 */
public final class VirtualExecutor extends ExecutorServiceConfigurator {
    private final Agenda agenda;

    public VirtualExecutor(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        this.agenda = Scenery.of(prerequisites.settings().config()).agenda();
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        return () -> new OnTheAgenda(agenda);
    }

    private static final class OnTheAgenda extends AbstractExecutorService {
        private final Agenda agenda;
        private final Thread player = Thread.currentThread();
        private final Queue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
        private boolean shut;

        OnTheAgenda(Agenda agenda) {
            this.agenda = agenda;
        }

        @Override
        public void execute(Runnable deed) {
            if (Thread.currentThread() == player) {
                plan(deed);
            } else {
                fromOutside.add(deed);
            }
        }

        private void plan(Runnable deed) {
            agenda.in(Duration.ZERO, () -> {
                deed.run();
                for (Runnable next = fromOutside.poll(); next != null; next = fromOutside.poll()) {
                    plan(next);
                }
            });
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }
}
