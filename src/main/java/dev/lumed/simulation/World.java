package dev.lumed.simulation;

import dev.lumed.conversation.Conversation;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.conversation.Profile;
import dev.lumed.core.Round;
import dev.lumed.simulation.SimulatedConversation.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A backend, a network, a machine with lumed on it, and people, from one seed: for a while everything that the weather
 * holds goes wrong, then nothing does, and then all must be well.
 */
public final class World {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(25);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration SHORT_STOP = Duration.ofSeconds(1);
    private static final Duration LONG_STOP = Duration.ofSeconds(90);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_HISTORY = 250;

    private final Agenda agenda = new Agenda();
    private final Dice dice;
    private final Weather weather;
    private final Cloud cloud;
    private final Machine machine;
    private final Mutation mutation;
    private final Transcript transcript;
    private final List<Home> homes = new ArrayList<>();
    private boolean healing;

    /** A conversation, those who talk in it, and somebody who reads along. */
    private record Home(SimulatedConversation conversation, Household household, Reader reader) {
        void live() {
            if (conversation.state().begun()) {
                household.live();
            }
        }

        void restore(long wallMillis) {
            household.lostSince(conversation.store().restore(wallMillis));
        }

        List<String> complaints() {
            Account account = conversation.account();
            List<String> complaints = new ArrayList<>(household.complaints(account));
            complaints.addAll(reader.complaints(account.messages()));
            return complaints;
        }
    }

    private World(
            long seed, Function<Dice, Weather> forecast, Mutation mutation, @Nullable Consumer<String> transcript) {
        this.dice = new Dice(seed);
        this.mutation = mutation;
        this.weather = forecast.apply(dice.fork());
        this.transcript = new Transcript(agenda, transcript);
        Dialect dialect = Dialect.drawn(dice);
        this.cloud = new Cloud(agenda, dice.fork(), weather, dialect, this.transcript);
        this.transcript.line("world", () -> "seed " + seed + ", " + dialect + ", weather " + weather);
        this.machine = new Machine(agenda, dice.fork());
    }

    /**
     * What became of a world.
     *
     * @param complaints what is wrong with it in the end
     * @param struck how often each fault has struck; those that never did are missing
     */
    public record Fate(long seed, List<String> complaints, Map<Fault, Integer> struck) {
        public boolean isWell() {
            return complaints.isEmpty();
        }
    }

    /** Plays the world of a seed to its end. */
    public static Fate play(long seed, Mutation mutation) {
        return play(seed, mutation, null);
    }

    /** As {@link #play}, told line by line. */
    public static Fate play(long seed, Mutation mutation, @Nullable Consumer<String> transcript) {
        return new World(seed, Weather::drawn, mutation, transcript).fate(seed);
    }

    /** Plays a world of a seed in which these faults strike, and no others. */
    static Fate playUnder(Set<Fault> faults, long seed) {
        return new World(seed, dice -> Weather.of(dice, faults), Mutation.NONE, null).fate(seed);
    }

    private Fate fate(long seed) {
        List<String> complaints = live();
        return new Fate(seed, complaints, weather.struck());
    }

    private List<String> live() {
        try {
            settle();
            cloud.begin();
            agenda.in(SECOND, this::age);
            agenda.in(dice.between(SHORTEST, LONGEST), this::heal);
            while (!healing) {
                agenda.next();
            }
            return converge();
        } catch (Reader.ConfusedException | Invariants.ViolatedException wrong) {
            return List.of(agenda.elapsed() + " " + wrong.getMessage());
        }
    }

    private void settle() {
        for (int i = dice.chance(0.8) ? 1 : dice.between(2, 3); i > 0; i--) {
            ServerConversation there = cloud.server().create();
            for (int j = dice.chance(0.1) ? dice.below(MOST_HISTORY) : dice.below(4); j > 0; j--) {
                there.writeElsewhere(
                        dice.chance(0.5) ? "user" : "assistant",
                        cloud.server().words().elsewhere());
            }
            homes.add(home(there));
        }
    }

    private Home home(ServerConversation there) {
        Reader reader = new Reader();
        Host host = new Host(agenda, dice.fork(), machine, cloud.backend(), mutation, transcript);
        SimulatedStore store = new SimulatedStore(agenda, dice.fork(), weather, mutation);
        SimulatedConversation conversation = new SimulatedConversation(
                host, there.id(), new Conversation(tuning()), UsualTuning.link(), store, telling -> telling.to(reader));
        Household household = new Household(agenda, dice.fork(), cloud, there, new SimulatedClient(conversation));
        conversation.start();
        conversation.tell(World::begin);
        return new Home(conversation, household, reader);
    }

    /** Pages of every size have to be put together. */
    private ConversationSettings tuning() {
        return UsualTuning.conversation(dice.chance(0.5) ? UsualTuning.PAGE : dice.between(16, UsualTuning.PAGE));
    }

    private static void begin(Round round) {
        round.begin(new Profile("nutritionist", null, "active", SimulatedServer.BEGINNING));
    }

    // While things go wrong

    private void age() {
        if (healing) {
            return;
        }
        homes.forEach(Home::live);
        if (weather.strikes(Fault.CRASH)) {
            crash();
        } else if (weather.strikes(Fault.POWER_CUT)) {
            homes.forEach(each -> each.conversation().store().powerCut());
            crash();
        } else if (weather.strikes(Fault.PROCESS_STOPPED)) {
            stop(false);
        } else if (weather.strikes(Fault.MACHINE_SLEPT)) {
            stop(true);
        } else if (weather.strikes(Fault.CLOCK_STEPPED)) {
            machine.step(dice.between(A_DAY.negated(), A_DAY));
        } else if (weather.strikes(Fault.RESTORED)) {
            restoreLater();
        }
        agenda.in(SECOND, this::age);
    }

    private void crash() {
        homes.forEach(each -> each.conversation().crash());
        agenda.in(dice.between(SHORT_STOP, LONG_STOP), this::restart);
    }

    /** What is stored now is put in the place of what will have been stored by then. */
    private void restoreLater() {
        homes.forEach(each -> each.conversation().store().backUp());
        agenda.in(dice.between(SHORT_STOP, LONG_STOP), () -> {
            if (!healing) {
                crash();
                homes.forEach(each -> each.restore(machine.wall().toEpochMilli()));
            }
        });
    }

    private void restart() {
        for (Home each : homes) {
            if (!each.conversation().isRunning()) {
                each.conversation().start();
                each.reader()
                        .resume(
                                each.conversation().state().log(),
                                each.conversation().store().archived());
            }
        }
    }

    private void stop(boolean asleep) {
        if (machine.stands()) {
            return;
        }
        machine.stop();
        Duration time = dice.between(SHORT_STOP, LONG_STOP);
        agenda.in(time, () -> {
            if (machine.stands()) {
                if (asleep) {
                    machine.wokeAfter(time);
                }
                goOn();
            }
        });
    }

    private void goOn() {
        machine.goOn();
        homes.forEach(each -> each.conversation().woke());
    }

    // When they are over

    private void heal() {
        healing = true;
        transcript.line("world", () -> "heals");
        cloud.heal();
        restart();
        goOn();
        for (Home each : homes) {
            each.conversation().tell(World::begin);
            each.conversation().tell(round -> round.tell(new dev.lumed.link.Input.CredentialsRenewed()));
            each.conversation().tell(round -> round.tell(new dev.lumed.link.Input.Resume()));
        }
    }

    private List<String> converge() {
        Duration end = agenda.elapsed().plus(PATIENCE);
        List<String> complaints = complaints();
        while (!complaints.isEmpty() && agenda.elapsed().compareTo(end) < 0) {
            agenda.pass(BETWEEN_LOOKS);
            complaints = complaints();
        }
        return complaints;
    }

    private List<String> complaints() {
        return homes.stream().flatMap(each -> each.complaints().stream()).toList();
    }
}
