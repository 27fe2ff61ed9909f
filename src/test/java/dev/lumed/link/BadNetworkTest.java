package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minutes of a bad network, and a thousand links after an outage, in virtual time. */
final class BadNetworkTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Survives(row = Row.N6, level = Level.SIMULATION)
    void network_flappingForTenMinutes_isTriedRarelyAndPolledOften(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed, Duration.ZERO);
        VirtualNetwork.Node node = join(network);
        node.tell(new Input.Open());
        for (int i = 1; i <= 300; i++) {
            boolean on = i % 2 == 0;
            network.at(TWO_SECONDS.multipliedBy(i), () -> network.turn(on));
        }
        network.runUntil(Duration.ofMinutes(10));

        int attempts = node.connects().size();
        assertThat(attempts).isBetween(10, 55);
        assertThat(node.link().connection().attempt()).isGreaterThanOrEqualTo(attempts - 1);
        assertThat(longestPause(node.reads())).isLessThan(Duration.ofMinutes(1));
        assertThat(node.reads()).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void network_steadyAfterFlapping_isLiveWithinAMinute(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed, Duration.ZERO);
        VirtualNetwork.Node node = join(network);
        node.tell(new Input.Open());
        for (int i = 1; i <= 60; i++) {
            boolean on = i % 2 == 0;
            network.at(TWO_SECONDS.multipliedBy(i), () -> network.turn(on));
        }
        network.runUntil(Duration.ofSeconds(181));

        assertThat(node.link().connection().mode()).isEqualTo(Mode.LIVE);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 25, 30, 60, 600})
    @Survives(row = Row.N9, level = Level.SIMULATION)
    void thousandLinks_afterAnOutage_doNotComeBackTogether(long outageSeconds) {
        VirtualNetwork network = new VirtualNetwork(outageSeconds, Duration.ZERO);
        List<VirtualNetwork.Node> nodes =
                IntStream.range(0, 1000).mapToObj(i -> join(network)).toList();
        nodes.forEach(node -> node.tell(new Input.Open()));
        Duration lost = Duration.ofMinutes(2);
        Duration back = lost.plusSeconds(outageSeconds);
        network.at(lost, () -> network.turn(false));
        network.at(back, () -> network.turn(true));
        network.runUntil(back.plusSeconds(90));

        assertThat(nodes).allMatch(node -> node.link().connection().mode() == Mode.LIVE);
        assertThat(mostInASecond(nodes.stream()
                        .flatMap(node -> node.connects().stream())
                        .filter(time -> time.compareTo(back) >= 0)))
                .isLessThanOrEqualTo(100);
    }

    private static VirtualNetwork.Node join(VirtualNetwork network) {
        return network.join(Link.closed(FakeShell.SETTINGS, network.now()));
    }

    private static Duration longestPause(List<Duration> times) {
        return IntStream.range(1, times.size())
                .mapToObj(i -> times.get(i).minus(times.get(i - 1)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static int mostInASecond(Stream<Duration> unsorted) {
        List<Duration> times = unsorted.sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (times.get(last).minus(times.get(first)).compareTo(Duration.ofSeconds(1)) >= 0) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
