package dev.lumed.demo.persona;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The personas of the documented names. Any other name is a persona as well: a companion without a speciality. */
public final class PersonaLibrary {

    /** A persona that says what was written to it, so that a test knows the reply. */
    public static final String ECHO = "echo";

    private static final List<String> NAMES =
            List.of("general_wellness", "wellness_specialist", "nutritionist", "fitness_coach");

    private final Map<String, Persona> personas;
    private final Persona companion;

    private PersonaLibrary(Map<String, Persona> personas, Persona companion) {
        this.personas = Map.copyOf(personas);
        this.companion = companion;
    }

    /** Reads the personas from the class path. */
    public static PersonaLibrary load() {
        return new PersonaLibrary(
                NAMES.stream().collect(Collectors.toMap(Function.identity(), PersonaLibrary::read)), read("companion"));
    }

    public List<String> names() {
        return NAMES;
    }

    public String greeting(String persona) {
        return find(persona).greeting();
    }

    /** What the persona answers in its turn, counted from 0. */
    public String reply(String persona, String written, int turn) {
        return persona.equals(ECHO) ? written : find(persona).reply(written, turn);
    }

    Persona find(String persona) {
        return personas.getOrDefault(persona, companion);
    }

    private static Persona read(String name) {
        try (InputStream file = PersonaLibrary.class.getResourceAsStream(name + ".md")) {
            if (file == null) {
                throw new IllegalStateException("persona " + name + " is not on the class path");
            }
            return PersonaText.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
