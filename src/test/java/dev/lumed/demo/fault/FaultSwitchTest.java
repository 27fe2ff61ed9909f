package dev.lumed.demo.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultSwitchTest {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void fault_each_saysWhatItDoesAndHasDefaultsThatItTakesItself(Fault fault) {
        assertThat(fault.explanation()).endsWith(".");
        for (FaultParameter.Use use : fault.parameters()) {
            FaultSwitch defaulted = FaultSwitch.of(Fault.REST_STATUS);
            if (!use.fallback().isEmpty()) {
                defaulted = withTarget(fault).with(use.parameter(), use.fallback());
                assertThat(defaulted.text(use.parameter())).isEqualTo(use.fallback());
            }
        }
    }

    @Test
    void fault_known_isFoundByItsKey() {
        assertThat(Fault.UPGRADE_STATUS.key()).isEqualTo("upgrade-status");
        assertThat(Keys.all(Fault.class)).contains("rest-truncated", "half-open");
        assertThat(Arrays.stream(Fault.values()).map(Fault::key)).doesNotHaveDuplicates();
    }

    @Test
    void parse_ofTexts_readsScopeAndValues() {
        FaultSwitch parsed = FaultSwitch.parse(
                "rest-slow",
                Map.of("consultation", "c1", "times", "2", "skip", "1", "delay", "250 ms", "calls", "list-messages"));
        assertThat(parsed.consultation()).isEqualTo("c1");
        assertThat(parsed.times()).isEqualTo(2);
        assertThat(parsed.skip()).isEqualTo(1);
        assertThat(parsed.duration(FaultParameter.DELAY)).isEqualTo(Duration.ofMillis(250));
        assertThat(parsed.concerns(CallKind.LIST_MESSAGES)).isTrue();
        assertThat(parsed.concerns(CallKind.POST_MESSAGE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            no-such-fault  | times     | 1       | fault: found "no-such-fault"
            upgrade-status | status    | 99      | status: found "99", allowed is a whole number from 200 to 599
            upgrade-status | status    | many    | status: found "many"
            upgrade-status | frames    | 1       | upgrade-status: found "frames", allowed is status, retry-after,
            socket-end     | how       | softly  | how: found "softly", allowed is one of close, cut, reset, mid-frame
            socket-end     | how       | mute    | how: found "mute"
            rest-slow      | delay     | soon    | delay: found "soon", allowed is a duration such as
            rest-slow      | calls     | post    | calls: found "post", allowed is one of login,
            rest-status    | times     | -1      | times: found "-1"
            rest-status    | retry-after | date:x | retry-after: found "x", allowed is a duration
            rest-redirect  | status    | 302     | to: found nothing
            rest-redirect  | to        | there   | to: found "there", allowed is an absolute URL
            list-shrinks   | count     | 10000000 | count: found "10000000"
            """)
    void parse_ofNonsense_saysKeyFoundAndAllowed(String fault, String key, String value, String message) {
        assertThatThrownBy(() -> FaultSwitch.parse(fault, Map.of(key, value)))
                .isInstanceOf(BadSwitchException.class)
                .hasMessageStartingWith(message);
    }

    private static FaultSwitch withTarget(Fault fault) {
        return fault == Fault.REST_REDIRECT
                ? new FaultSwitch(fault, null, 0, 0, Map.of(FaultParameter.TO, "http://127.0.0.1:1"))
                : FaultSwitch.of(fault);
    }
}
