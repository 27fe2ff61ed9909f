package dev.lumed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Worlds from seeds: the same each time, and well in the end. */
final class WorldTest {
    private static final long WORLDS = 150;

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
        List<World.Fate> fates = LongStream.rangeClosed(1, WORLDS)
                .mapToObj(seed -> World.play(seed, Mutation.NONE))
                .toList();

        assertThat(fates).filteredOn(fate -> !fate.isWell()).isEmpty();
        assertThat(fates).flatExtracting(fate -> fate.struck().keySet()).contains(Fault.values());
    }
}
