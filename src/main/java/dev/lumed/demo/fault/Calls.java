package dev.lumed.demo.fault;

import java.util.EnumSet;
import java.util.Set;

/** Which calls a fault is about. */
final class Calls {

    static final String ALL = "all";

    private Calls() {}

    static Set<CallKind> parse(String text) {
        if (text.equals(ALL)) {
            return EnumSet.allOf(CallKind.class);
        }
        Set<CallKind> calls = EnumSet.noneOf(CallKind.class);
        for (String key : text.split(",", -1)) {
            calls.add(Values.word(FaultParameter.CALLS.key(), key.strip(), CallKind.class));
        }
        return calls;
    }
}
