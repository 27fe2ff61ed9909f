package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.simulation.Fault;
import dev.lumed.simulation.Mutation;
import dev.lumed.simulation.Tally;
import dev.lumed.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        description =
                "Plays conversations through days of bad network in virtual time, and judges what became of them.")
final class SimulateCommand implements Callable<Integer> {
    private static final long MOST_WORLDS = 10_000_000;
    private static final int PARTS = 10;

    private final Console console;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "So many worlds, each from a seed of its own (default: ${DEFAULT-VALUE}).")
    private long seeds;

    @Option(
            names = "--from",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Play the world of this seed alone, and tell all that happens in it.")
    private @Nullable Long seed;

    @Option(
            names = "--defect",
            paramLabel = "DEFECT",
            defaultValue = "none",
            description = "Break lumed on purpose, to see that it is noticed: ${COMPLETION-CANDIDATES}.")
    private Mutation defect = Mutation.NONE;

    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec spec;

    SimulateCommand(Console console) {
        this.console = console;
    }

    /** What is printed for scripts. */
    private record Report(
            long worlds, long unwellWorlds, double worldsPerSecond, Map<Fault, Long> faults, List<Unwell> unwell) {}

    private record Unwell(long seed, List<String> complaints) {
        static Unwell of(World.Fate fate) {
            return new Unwell(fate.seed(), fate.complaints());
        }
    }

    @Override
    public Integer call() {
        if (seeds < 1 || seeds > MOST_WORLDS) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds: found " + seeds + ", allowed is 1 to " + MOST_WORLDS);
        }
        boolean well = seed == null ? playAll() : tell(seed);
        return (well ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private boolean tell(long one) {
        World.Fate fate = World.play(one, defect, line -> console.out().println(Plain.line(line)));
        console.out().flush();
        if (fate.isWell()) {
            console.say("Seed " + one + " is well.");
        } else {
            complain(fate);
        }
        return fate.isWell();
    }

    private boolean playAll() {
        Instant start = console.clockwork().clock().instant();
        Tally tally = new Tally();
        for (int part = 0; part < PARTS; part++) {
            LongStream.range(from + seeds * part / PARTS, from + seeds * (part + 1) / PARTS)
                    .parallel()
                    .mapToObj(each -> World.play(each, defect))
                    .forEach(tally::add);
            console.say(tally.worlds() + " worlds played, " + tally.unwellWorlds() + " unwell");
        }
        Duration took = Duration.between(start, console.clockwork().clock().instant());
        double rate = tally.worlds() * 1000.0 / Math.max(1, took.toMillis());
        if (output.json()) {
            console.println(ApiJson.write(new Report(
                    tally.worlds(),
                    tally.unwellWorlds(),
                    rate,
                    tally.struck(),
                    tally.unwell().stream().map(Unwell::of).toList())));
        } else {
            print(tally, rate);
        }
        return tally.unwellWorlds() == 0;
    }

    private void print(Tally tally, double rate) {
        Table table = new Table("FAULT", "STRUCK");
        tally.struck().forEach((fault, times) -> table.row(words(fault), times.toString()));
        console.print(table.on(console.screen()));
        console.println(String.format(
                Locale.ROOT, "%d worlds, %.0f a second, %d unwell", tally.worlds(), rate, tally.unwellWorlds()));
        tally.unwell().forEach(this::complain);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void complain(World.Fate fate) {
        fate.complaints().forEach(complaint -> console.say("seed " + fate.seed() + ": " + complaint));
        String broken = defect == Mutation.NONE ? "" : " --defect " + words(defect);
        console.say("what happened: ./lumed simulate --seed " + fate.seed() + broken);
    }
}
