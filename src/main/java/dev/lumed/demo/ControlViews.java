package dev.lumed.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Bodies;
import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.dialect.Json;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Consultation;
import dev.lumed.demo.model.StoredMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo's own API shows, always in the newest dialect. */
final class ControlViews {

    private final DemoState state;
    private final Bodies bodies = new Bodies(Dialect.current());

    ControlViews(DemoState state) {
        this.state = state;
    }

    Answer faults() {
        ObjectNode body = Json.object();
        ArrayNode on = body.putArray("on");
        state.faults().current().forEach(present -> on.add(view(present)));
        ArrayNode known = body.putArray("known");
        for (Fault fault : Fault.values()) {
            known.add(view(fault));
        }
        body.put("everywhere", "consultation limits a fault to one, times to so many occurrences after skip others");
        return Answer.json(200, body);
    }

    Answer dialect() {
        ObjectNode body = Json.object();
        ObjectNode now = body.putObject("now");
        ArrayNode known = body.putArray("known");
        for (Feature feature : Feature.values()) {
            now.put(feature.key(), state.dialect().word(feature));
            ObjectNode entry = known.addObject().put("feature", feature.key());
            entry.put("explanation", feature.explanation());
            feature.words().forEach(entry.putArray("words")::add);
        }
        return Answer.json(200, body);
    }

    Answer pace() {
        return Answer.json(
                200,
                Json.object()
                        .put(Pace.THINK_TIME, state.pace().thinkTime().toMillis() + "ms")
                        .put(Pace.PIECE_INTERVAL, state.pace().pieceInterval().toMillis() + "ms"));
    }

    Answer tokens() {
        return Answer.json(
                201,
                bodies.tokens(state.tokens().issue(state.settings().access().first())));
    }

    Answer messages(List<StoredMessage> messages) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("messages");
        messages.forEach(message -> array.add(bodies.message(message)));
        return Answer.json(201, body);
    }

    Answer log(@Nullable String only) {
        DemoLog log = state.log();
        ObjectNode body = Json.object();
        body.set("requests", counts(log.counts()));
        body.put("with_credentials", log.withCredentials());
        body.put("open_sockets", log.openSockets());
        ObjectNode consultations = body.putObject("consultations");
        state.consultations().all().stream()
                .filter(consultation -> only == null || only.equals(consultation.id()))
                .forEach(consultation -> consultations.set(consultation.id(), view(consultation)));
        ArrayNode recent = body.putArray("recent");
        log.entries().stream()
                .filter(entry -> only == null || only.equals(entry.consultation()))
                .forEach(entry -> recent.addObject()
                        .put("at", entry.at().toString())
                        .put("kind", entry.kind().key())
                        .put("consultation", entry.consultation()));
        return Answer.json(200, body);
    }

    private ObjectNode view(Consultation consultation) {
        ObjectNode entry = bodies.consultation(consultation);
        entry.set("requests", counts(state.log().counts(consultation.id())));
        ArrayNode messages = entry.putArray("messages");
        state.consultations().messages(consultation.id()).forEach(message -> messages.add(bodies.message(message)));
        return entry;
    }

    private static ObjectNode view(FaultSwitch present) {
        ObjectNode entry = Json.object().put("fault", present.fault().key());
        for (FaultParameter.Use use : present.fault().parameters()) {
            entry.put(use.parameter().key(), present.text(use.parameter()));
        }
        return entry.put("consultation", present.consultation())
                .put("skip", present.skip())
                .put("times", present.times());
    }

    private static ObjectNode view(Fault fault) {
        ObjectNode entry = Json.object().put("fault", fault.key()).put("explanation", fault.explanation());
        ObjectNode parameters = entry.putObject("parameters");
        for (FaultParameter.Use use : fault.parameters()) {
            String allowed =
                    use.words().isEmpty() ? use.parameter().explanation() : "one of " + String.join(", ", use.words());
            parameters
                    .putObject(use.parameter().key())
                    .put("default", use.fallback())
                    .put("allowed", allowed);
        }
        return entry;
    }

    private static ObjectNode counts(Map<CallKind, Long> counts) {
        ObjectNode body = Json.object();
        counts.forEach((kind, count) -> body.put(kind.key(), count));
        return body;
    }
}
