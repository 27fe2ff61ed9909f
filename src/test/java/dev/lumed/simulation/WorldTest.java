package dev.lumed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Worlds from seeds: the same each time, and well in the end. */
final class WorldTest {
    private static final long WORLDS = 5000;
    private static final long OFTEN = 100;

    @Test
    void world_ofASeed_isTheSameEachTime() {
        List<String> once = new ArrayList<>();
        List<String> again = new ArrayList<>();
        World.play(11, Mutation.NONE, once::add);
        World.play(11, Mutation.NONE, again::add);

        assertThat(again).isEqualTo(once).hasSizeGreaterThan(50);
    }

    @Test
    void worlds_afterAllThatWentWrong_areWell() {
        Tally tally = new Tally();
        LongStream.rangeClosed(1, WORLDS)
                .parallel()
                .mapToObj(seed -> World.play(seed, Mutation.NONE))
                .forEach(tally::add);

        assertThat(tally.unwell()).isEmpty();
        assertThat(tally.worlds()).isEqualTo(WORLDS);
        assertThat(tally.struck())
                .allSatisfy((fault, times) -> assertThat(times).isGreaterThanOrEqualTo(OFTEN));
    }
}
