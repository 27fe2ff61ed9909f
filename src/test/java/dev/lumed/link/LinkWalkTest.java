package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links on random ways; what must always hold is checked after each step, and at the end everything heals. */
final class LinkWalkTest {

    private static final int STEPS = 500;

    /** The longest that a backend may ask for, the slow interval, and the time to connect. */
    private static final Duration HEALED_BY = Duration.ofSeconds(300 + 60 + 10);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void link_onARandomWay_keepsItsPromisesAndHeals(long seed) {
        Walker walker = new Walker(seed);
        for (int i = 0; i < STEPS; i++) {
            walker.step();
        }
        walker.checkAttempts();
        assertHeals(seed, walker);
    }

    private static void assertHeals(long seed, Walker walker) {
        Duration healthy = walker.now().monotonic();
        VirtualNetwork network = new VirtualNetwork(seed, healthy);
        VirtualNetwork.Node node = network.join(walker.link());
        // No reconnect, no resume: an active link has to find back by itself.
        walker.lateNews().forEach(node::tell);
        if (node.link().wakeAt().isEmpty()) {
            node.tell(new Input.Open());
        }
        network.runUntil(healthy.plus(HEALED_BY));

        assertThat(node.link().state().phase()).isInstanceOf(Live.class);
        assertThat(node.link().connection().reason()).isNull();
    }
}
