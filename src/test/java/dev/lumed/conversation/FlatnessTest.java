package dev.lumed.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.LongTalk.Span;
import dev.lumed.conversation.LongTalk.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a message, or a reading, leads to is the same at whatever length of the conversation. */
final class FlatnessTest {
    private static final int TURNS = 100;

    private static List<LongTalk> talks = List.of();

    @BeforeAll
    static void talk() {
        talks = Stream.of(1_000, 10_000, 100_000)
                .map(size -> LongTalk.of(size, Texts.USUAL))
                .toList();
    }

    @Test
    void messages_ofLongConversations_leadToAsMuchAsThoseOfShortOnes() {
        assertThat(talks.stream().map(talk -> talk.turns(TURNS).span()).distinct())
                .singleElement()
                .satisfies(most -> {
                    assertThat(most.held()).isBetween(10, 64);
                    assertThat(most.events()).isLessThan(10);
                    assertThat(most.questions()).isZero();
                });
    }

    @Test
    void comparison_ofLongConversations_asksAboutAPageAtATime() {
        assertThat(talks.stream().map(talk -> talk.compare().span().questions()))
                .allMatch(asked -> asked == LongTalk.PAGE);
    }

    @Test
    void pollWithoutNews_onLongConversations_storesAndAsksNothing() {
        assertThat(talks.stream()
                        .map(talk -> talk.poll().span())
                        .map(most -> new Span(0, most.events(), most.questions())))
                .allMatch(Span.NONE::equals);
    }
}
