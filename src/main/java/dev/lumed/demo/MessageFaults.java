package dev.lumed.demo;

import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.fault.FaultSwitches;
import java.util.Optional;

/** Faults of a message that may concern one of the two ways it can be sent. */
final class MessageFaults {

    private MessageFaults() {}

    /**
     * Counts an occurrence.
     *
     * @param via {@code rest} or {@code socket}
     */
    static Optional<FaultSwitch> take(FaultSwitches faults, Fault fault, String consultation, String via) {
        return faults.take(fault, consultation, present -> {
            String concerned = present.text(FaultParameter.VIA);
            return concerned.equals("any") || concerned.equals(via);
        });
    }
}
