package dev.lumed.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.Page;
import dev.lumed.demo.model.StoredMessage;
import java.util.List;
import java.util.Optional;

/** The list of a consultation's messages, as the dialect and the faults have it. */
final class MessageLists {

    private static final int MOST = 100;
    private static final int USUAL = 50;

    private final DemoState state;

    MessageLists(DemoState state) {
        this.state = state;
    }

    ObjectNode read(Call call, String user) {
        String id = state.consultations().get(user, call.consultation()).id();
        boolean whole = state.dialect().has(Feature.LISTS, "whole");
        int limit = whole ? Integer.MAX_VALUE : Math.max(1, Math.min(MOST, call.number("limit", USUAL)));
        Page<StoredMessage> page = page(id, limit, whole ? 0 : call.number("offset", 0));
        if (state.faults().take(Fault.LIST_GROWS, id).isPresent()) {
            state.consultations().append(id, Draft.of("system", "A note from elsewhere."));
        }
        return state.bodies().messages(page);
    }

    private Page<StoredMessage> page(String id, int limit, int offset) {
        if (offset > 0 && state.faults().take(Fault.LIST_REPEATS, id).isPresent()) {
            Page<StoredMessage> first = state.consultations().messages(id, limit, 0);
            return new Page<>(first.items(), first.total(), limit, offset);
        }
        int shift = offset > 0 ? count(Fault.LIST_SHIFTS, id) : 0;
        return shrunk(id, state.consultations().messages(id, limit, offset + shift));
    }

    private Page<StoredMessage> shrunk(String id, Page<StoredMessage> page) {
        int missing = count(Fault.LIST_SHRINKS, id);
        int total = Math.max(0, page.total() - missing);
        int left = Math.max(0, Math.min(page.items().size(), total - page.offset()));
        List<StoredMessage> items = page.items().subList(0, left);
        return new Page<>(items, total, page.limit(), page.offset());
    }

    private int count(Fault fault, String id) {
        Optional<FaultSwitch> present = state.faults().take(fault, id);
        return present.map(found -> found.number(FaultParameter.COUNT)).orElse(0);
    }
}
