package dev.lumed.simulation;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened in a world, line by line, for those who want to read it; it costs nothing where nobody does. */
final class Transcript {
    private static final int LONGEST_LINE = 4000;

    private final Agenda agenda;
    private final @Nullable Consumer<String> reader;

    Transcript(Agenda agenda, @Nullable Consumer<String> reader) {
        this.agenda = agenda;
        this.reader = reader;
    }

    void line(String who, Supplier<?> what) {
        if (reader != null) {
            String text = String.valueOf(what.get()).replace("\n", "\\n");
            reader.accept(String.format(
                    "%10.3f %-8s %s",
                    agenda.elapsed().toMillis() / 1000.0,
                    who,
                    text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text));
        }
    }
}
