package dev.lumed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the judge of the worlds can say no: each defect put in on purpose is found. */
final class MutationTest {
    private static final long SEEDS = 1000;

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void defect_putIntoWorlds_isFoundWithinAThousand(Mutation defect) {
        OptionalLong seed = LongStream.rangeClosed(1, SEEDS)
                .filter(each -> World.play(each, Mutation.NONE).isWell())
                .filter(each -> !World.play(each, defect).isWell())
                .findFirst();

        assertThat(seed).as("the first seed that finds " + defect).isPresent();
    }
}
