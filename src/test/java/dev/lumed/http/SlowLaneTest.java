package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SlowLaneTest {
    private static ActorTestKit testKit;

    /** Near the largest, so that it overflows on the way as it may. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 50);

    private final SlowLane lane = new SlowLane(testKit.system(), Duration.ofMillis(100), nanos::get);

    @BeforeAll
    static void start() {
        testKit = ActorTestKit.create();
    }

    @AfterAll
    static void stop() {
        testKit.shutdownTestKit();
    }

    @Test
    void mistakes_together_areAnsweredOneAfterTheOther() {
        assertThat(lane.enter()).hasValue(0);
        assertThat(lane.enter()).hasValue(millis(100));
        assertThat(lane.enter()).hasValue(millis(200));
    }

    @Test
    void mistake_afterAWhile_isAnsweredAtOnce() {
        lane.enter();
        nanos.addAndGet(millis(100));
        assertThat(lane.enter()).hasValue(0);
    }

    @Test
    void lane_full_turnsAwayUntilThereIsRoomAgain() {
        for (int i = 0; i <= 20; i++) {
            assertThat(lane.enter()).isPresent();
        }
        assertThat(lane.enter()).isEmpty();
        assertThat(lane.enter()).isEmpty();
        nanos.addAndGet(millis(100));
        assertThat(lane.enter()).hasValue(millis(2_000));
    }

    @Test
    void answer_turnedAway_saysWhenToComeBack() {
        while (lane.enter().isPresent()) {
            assertThat(nanos.get()).as("time stands still").isEqualTo(Long.MAX_VALUE - 50);
        }
        var answer = lane.answer(Problem.badRequest("wrong", "It is wrong.").response())
                .toCompletableFuture();
        assertThat(answer).isDone();
        assertThat(answer.join().status().intValue()).isEqualTo(429);
        assertThat(answer.join().getHeader("Retry-After")).isPresent();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
