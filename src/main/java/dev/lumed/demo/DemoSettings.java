package dev.lumed.demo;

import com.typesafe.config.Config;
import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demo backend is started with.
 *
 * @param port 0 for any free one
 * @param manners how it speaks and how fast, and what goes wrong from the start
 * @param tls null: plain HTTP
 */
public record DemoSettings(
        String host, int port, DemoAccess access, Manners manners, Limits limits, @Nullable DemoTls tls) {

    /** What may also be switched while it runs. */
    public record Manners(Dialect dialect, Pace pace, List<FaultSwitch> faults) {
        public Manners {
            faults = List.copyOf(faults);
        }
    }

    /** On the usual port, at the pace of a person, and well behaved. */
    public static DemoSettings standard() {
        return new DemoSettings(
                "127.0.0.1",
                7430,
                DemoAccess.standard(),
                new Manners(Dialect.current(), Pace.human(), List.of()),
                Limits.standard(),
                null);
    }

    /** On any free port and without any waiting, as tests want it. */
    public static DemoSettings immediate() {
        return standard().withPort(0).withPace(Pace.immediate());
    }

    /**
     * Reads {@code lumed.demo}. Keys that are absent or null have the values of {@link #standard}.
     *
     * @throws DemoSettingsException with every problem
     */
    public static DemoSettings fromConfig(Config config) {
        return new DemoSettingsReader().read(config);
    }

    public DemoSettings withHost(String name) {
        return new DemoSettings(name, port, access, manners, limits, tls);
    }

    public DemoSettings withPort(int number) {
        return new DemoSettings(host, number, access, manners, limits, tls);
    }

    public DemoSettings withAccess(DemoAccess changed) {
        return new DemoSettings(host, port, changed, manners, limits, tls);
    }

    public DemoSettings withPace(Pace pace) {
        return with(new Manners(manners.dialect, pace, manners.faults));
    }

    public DemoSettings withDialect(Dialect dialect) {
        return with(new Manners(dialect, manners.pace, manners.faults));
    }

    public DemoSettings withFaults(FaultSwitch... faults) {
        return with(new Manners(manners.dialect, manners.pace, List.of(faults)));
    }

    public DemoSettings withLimits(Limits changed) {
        return new DemoSettings(host, port, access, manners, changed, tls);
    }

    public DemoSettings withTls(DemoTls changed) {
        return new DemoSettings(host, port, access, manners, limits, changed);
    }

    private DemoSettings with(Manners changed) {
        return new DemoSettings(host, port, access, changed, limits, tls);
    }
}
