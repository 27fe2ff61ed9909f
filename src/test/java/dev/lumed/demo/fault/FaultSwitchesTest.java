package dev.lumed.demo.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FaultSwitchesTest {

    private final FaultSwitches switches = new FaultSwitches();

    @Test
    void take_whileOff_isEmpty() {
        assertThat(switches.take(Fault.UPGRADE_HANG, "c1")).isEmpty();
    }

    @Test
    void take_forSomeTimes_countsDownAfterTheSkipped() {
        switches.put(FaultSwitch.of(Fault.UPGRADE_HANG).skip(1).times(2));
        assertThat(switches.take(Fault.UPGRADE_HANG, "c1")).isEmpty();
        assertThat(switches.take(Fault.UPGRADE_HANG, "c1")).isPresent();
        assertThat(switches.current()).extracting(FaultSwitch::times).containsExactly(1);
        assertThat(switches.take(Fault.UPGRADE_HANG, null)).isPresent();
        assertThat(switches.take(Fault.UPGRADE_HANG, "c1")).isEmpty();
        assertThat(switches.current()).isEmpty();
    }

    @Test
    void take_ofOneConsultation_leavesTheOthersAlone() {
        switches.put(FaultSwitch.of(Fault.NO_REPLY).only("c1"));
        assertThat(switches.take(Fault.NO_REPLY, "c2")).isEmpty();
        assertThat(switches.take(Fault.NO_REPLY, null)).isEmpty();
        assertThat(switches.take(Fault.NO_REPLY, "c1")).isPresent();
    }

    @Test
    void take_ofBothScopes_prefersTheConsultation() {
        switches.put(FaultSwitch.of(Fault.UPGRADE_STATUS)
                .with(FaultParameter.STATUS, 404)
                .only("c1"));
        switches.put(FaultSwitch.of(Fault.UPGRADE_STATUS).with(FaultParameter.STATUS, 503));
        assertThat(switches.take(Fault.UPGRADE_STATUS, "c1"))
                .get()
                .extracting(this::status)
                .isEqualTo(404);
        assertThat(switches.take(Fault.UPGRADE_STATUS, "c2"))
                .get()
                .extracting(this::status)
                .isEqualTo(503);
    }

    @Test
    void take_ofOtherCalls_isNotCounted() {
        switches.put(
                FaultSwitch.of(Fault.REST_HANG).calls(CallKind.LIST_MESSAGES).times(1));
        assertThat(switches.take(Fault.REST_HANG, CallKind.POST_MESSAGE, "c1")).isEmpty();
        assertThat(switches.take(Fault.REST_HANG, CallKind.LIST_MESSAGES, "c1")).isPresent();
    }

    @Test
    void put_again_replacesTheSwitchOfTheSameScope() {
        switches.put(FaultSwitch.of(Fault.NO_REPLY).times(5));
        switches.put(FaultSwitch.of(Fault.NO_REPLY).times(3));
        assertThat(switches.current()).extracting(FaultSwitch::times).containsExactly(3);
    }

    @Test
    void clear_byFaultAndScope_leavesTheRest() {
        switches.put(FaultSwitch.of(Fault.NO_REPLY).only("c1"));
        switches.put(Fault.NO_REPLY);
        switches.put(Fault.REST_HANG);
        switches.clear(Fault.NO_REPLY, "c1");
        assertThat(switches.current()).hasSize(2);
        switches.clear(Fault.NO_REPLY);
        assertThat(switches.current()).extracting(FaultSwitch::fault).containsExactly(Fault.REST_HANG);
        switches.clear();
        assertThat(switches.current()).isEmpty();
    }

    @Test
    void whenChanged_runs_afterEachPut() {
        AtomicInteger runs = new AtomicInteger();
        switches.whenChanged(runs::incrementAndGet);
        switches.put(Fault.NO_REPLY);
        switches.replace(List.of(FaultSwitch.of(Fault.REST_HANG)));
        assertThat(runs).hasValue(2);
    }

    @Test
    void put_withoutEnd_isRefused() {
        for (int i = 0; i < 1_000; i++) {
            switches.put(FaultSwitch.of(Fault.NO_REPLY).only("c" + i));
        }
        assertThatThrownBy(() -> switches.put(Fault.NO_REPLY)).isInstanceOf(BadSwitchException.class);
    }

    private int status(FaultSwitch present) {
        return present.number(FaultParameter.STATUS);
    }
}
