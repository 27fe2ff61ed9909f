package dev.lumed.demo;

import dev.lumed.demo.dialect.Bodies;
import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.dialect.Frames;
import dev.lumed.demo.fault.FaultSwitches;
import dev.lumed.demo.model.Consultations;
import dev.lumed.demo.model.TokenIssuer;
import dev.lumed.demo.persona.PersonaLibrary;
import java.time.InstantSource;

/** All that a demo backend knows and is told, which outlives its connections. */
final class DemoState {

    private final DemoSettings settings;
    private final InstantSource clock;
    private final TokenIssuer tokens;
    private final Consultations consultations;
    private final PersonaLibrary personas = PersonaLibrary.load();
    private final FaultSwitches faults = new FaultSwitches();
    private final DemoLog log;
    private volatile Dialect dialect;
    private volatile Pace pace;

    DemoState(DemoSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        DemoAccess access = settings.access();
        tokens = new TokenIssuer(clock, access.lifeTime(), access.accounts());
        tokens.accept(access.first(), access.tokens());
        consultations = new Consultations(clock, settings.limits());
        log = new DemoLog(clock);
        dialect = settings.manners().dialect();
        pace = settings.manners().pace();
        faults.replace(settings.manners().faults());
    }

    DemoSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    TokenIssuer tokens() {
        return tokens;
    }

    Consultations consultations() {
        return consultations;
    }

    PersonaLibrary personas() {
        return personas;
    }

    FaultSwitches faults() {
        return faults;
    }

    DemoLog log() {
        return log;
    }

    Dialect dialect() {
        return dialect;
    }

    void dialect(Dialect changed) {
        dialect = changed;
    }

    Bodies bodies() {
        return new Bodies(dialect);
    }

    Frames frames() {
        return new Frames(dialect);
    }

    Pace pace() {
        return pace;
    }

    void pace(Pace changed) {
        pace = changed;
    }
}
