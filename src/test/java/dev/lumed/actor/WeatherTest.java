package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.VirtualDisk.Write;
import dev.lumed.conversation.ConversationId;
import dev.lumed.simulation.Dice;
import dev.lumed.simulation.Fault;
import dev.lumed.simulation.Household;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The daemon's own actors in the weather of simulated worlds, and judged by the same judge. */
final class WeatherTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(25);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void actors_afterAllThatWentWrong_areWell(long seed) {
        try (Stage stage = Stage.under(seed)) {
            Dice dice = new Dice(seed);
            ConversationId id = new ConversationId(stage.cloud().create());
            StageClient client = new StageClient(stage, id);
            Household household = Household.around(id.value(), stage.agenda(), dice, stage.cloud(), client);
            openWhateverHappens(stage, id);
            failTheDaemonToo(stage);
            stage.cloud().begin();

            storm(stage, household, dice);
            stage.cloud().heal();
            stage.conversations().credentialsRenewed();
            stage.conversations().resume();
            openWhateverHappens(stage, id);

            assertThat(complaintsInTheEnd(stage, household, client)).isEmpty();
        }
    }

    private static void openWhateverHappens(Stage stage, ConversationId id) {
        while (!(stage.await(stage.conversations().open(id)) instanceof Outcome.Success)) {
            stage.pass(SECOND);
        }
    }

    /** What the cores alone cannot show: what actors make of a store that fails them, and of their own end. */
    private static void failTheDaemonToo(Stage stage) {
        stage.weather().set(Fault.CRASH, 0.01);
        stage.weather().set(Fault.WRITE_FAILED, 0.02);
        stage.weather().set(Fault.WRITE_UNKNOWN, 0.02);
        stage.disk().writes(() -> fate(stage));
    }

    private static Write fate(Stage stage) {
        if (stage.weather().strikes(Fault.WRITE_FAILED)) {
            return Write.FAILED;
        }
        return stage.weather().strikes(Fault.WRITE_UNKNOWN) ? Write.STORED_AND_REPORTED_AS_FAILED : Write.STORED;
    }

    private static void storm(Stage stage, Household household, Dice dice) {
        Duration end = stage.elapsed().plus(dice.between(SHORTEST, LONGEST));
        while (stage.elapsed().compareTo(end) < 0) {
            stage.pass(SECOND);
            household.live();
            if (stage.weather().strikes(Fault.CRASH)) {
                stage.stop();
                stage.pass(dice.between(SECOND, LONGEST_STOP));
                stage.start();
            }
        }
    }

    private static List<String> complaintsInTheEnd(Stage stage, Household household, StageClient client) {
        Duration end = stage.elapsed().plus(PATIENCE);
        List<String> complaints = household.complaints(client.account());
        while (!complaints.isEmpty() && stage.elapsed().compareTo(end) < 0) {
            stage.pass(BETWEEN_LOOKS);
            complaints = household.complaints(client.account());
        }
        return complaints;
    }
}
