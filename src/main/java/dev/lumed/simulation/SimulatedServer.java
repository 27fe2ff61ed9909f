package dev.lumed.simulation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backend's machine in a virtual world: its conversations, its clock, and the version that it speaks. */
final class SimulatedServer {
    static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final Dialect dialect;
    private final Words words;
    private final Transcript transcript;
    private final Map<String, ServerConversation> conversations = new LinkedHashMap<>();

    SimulatedServer(Agenda agenda, Dice dice, Weather weather, Dialect dialect, Transcript transcript) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.dialect = dialect;
        this.transcript = transcript;
        this.words = new Words(dice.fork(), weather);
    }

    ServerConversation create() {
        ServerConversation created = new ServerConversation(this, dice.id());
        conversations.put(created.id(), created);
        return created;
    }

    @Nullable
    ServerConversation find(String id) {
        return conversations.get(id);
    }

    void delete(String id) {
        conversations.remove(id);
    }

    Agenda agenda() {
        return agenda;
    }

    Dice dice() {
        return dice;
    }

    Weather weather() {
        return weather;
    }

    Dialect dialect() {
        return dialect;
    }

    Words words() {
        return words;
    }

    Transcript transcript() {
        return transcript;
    }

    Instant wall() {
        return BEGINNING.plus(agenda.elapsed());
    }
}
