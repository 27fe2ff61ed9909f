package dev.lumed.journal;

import static dev.lumed.journal.Samples.NOON;
import static dev.lumed.journal.Samples.ONE;
import static dev.lumed.journal.Samples.OTHER;
import static dev.lumed.journal.Samples.await;
import static dev.lumed.journal.Samples.connection;
import static dev.lumed.journal.Samples.note;
import static dev.lumed.journal.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.MessageId;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import org.junit.jupiter.api.Test;

/** What holds of every chronicle and every directory. */
interface ChronicleContract {

    MessageId MESSAGE = new MessageId("m1");

    Chronicle chronicle();

    Directory directory();

    @Test
    default void transitions_told_comeOldestFirst() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            chronicle().transition(ONE, connection(attempt));
        }

        assertThat(await(chronicle().transitions(ONE, 2))).containsExactly(connection(2), connection(3));
        assertThat(await(chronicle().transitions(OTHER, 2))).isEmpty();
    }

    @Test
    default void transition_withoutReason_comesBackAsItWas() {
        Connection live = new Connection(Mode.LIVE, NOON.plusNanos(1), null, null, 0);
        chronicle().transition(ONE, live);

        assertThat(await(chronicle().transitions(ONE, 2))).containsExactly(live);
    }

    @Test
    default void transitions_pastTheBound_loseTheOldest() {
        for (int attempt = 1; attempt <= Chronicle.TRANSITIONS_KEPT + 5; attempt++) {
            chronicle().transition(ONE, connection(attempt));
        }

        assertThat(await(chronicle().transitions(ONE, Integer.MAX_VALUE)))
                .hasSize(Chronicle.TRANSITIONS_KEPT)
                .startsWith(connection(6))
                .endsWith(connection(Chronicle.TRANSITIONS_KEPT + 5));
    }

    @Test
    default void story_pastTheBound_losesTheOldest() {
        for (int number = 1; number <= Chronicle.NOTES_KEPT + 2; number++) {
            chronicle().note(ONE, MESSAGE, note(number));
        }
        chronicle().note(ONE, new MessageId("m2"), note(1));

        assertThat(await(chronicle().story(ONE, MESSAGE)))
                .hasSize(Chronicle.NOTES_KEPT)
                .startsWith(note(3))
                .endsWith(note(Chronicle.NOTES_KEPT + 2));
        assertThat(await(chronicle().story(ONE, new MessageId("m2")))).containsExactly(note(1));
    }

    @Test
    default void remove_ofAConversation_forgetsItsPast() {
        chronicle().transition(ONE, connection(1));
        chronicle().note(ONE, MESSAGE, note(1));
        chronicle().transition(OTHER, connection(2));
        await(directory().remove(ONE));

        assertThat(await(chronicle().transitions(ONE, 10))).isEmpty();
        assertThat(await(chronicle().story(ONE, MESSAGE))).isEmpty();
        assertThat(await(chronicle().transitions(OTHER, 10))).containsExactly(connection(2));
    }

    @Test
    default void load_afterPuts_givesTheLatestById() {
        await(directory().put(summary(OTHER, true)));
        await(directory().put(summary(ONE, true)));
        await(directory().put(summary(ONE, false)));

        assertThat(directory().load()).containsExactly(summary(ONE, false), summary(OTHER, true));
        await(directory().remove(OTHER));
        assertThat(directory().load()).containsExactly(summary(ONE, false));
    }
}
