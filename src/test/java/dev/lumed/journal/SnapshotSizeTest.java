package dev.lumed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.LongTalk;
import dev.lumed.conversation.LongTalk.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of a conversation at rest fits in 64 KiB, however long it is and whatever is written in it. */
final class SnapshotSizeTest {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int TURNS = 300;
    private static final Texts HUGE = new Texts(5_000, 1 << 20, "bread ", 36);

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 100_000})
    void snapshot_ofALongConversation_isSmall(int messages) {
        assertThat(mostBytes(messages, Texts.USUAL)).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void snapshot_ofShortMessages_isSmall() {
        assertThat(mostBytes(1_000, new Texts(10, 20, "yes. ", 36))).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void snapshot_ofLongReplies_isSmall() {
        assertThat(mostBytes(1_000, new Texts(200, 4_000, "**Bread**\n", 36))).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void snapshot_ofTheLongestMessagesAndReplies_isSmall() {
        assertThat(mostBytes(100, HUGE)).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void snapshot_ofThreeByteLetters_isSmall() {
        assertThat(mostBytes(1_000, new Texts(100, 400, "\u9eb5\u5305\u5f88\u597d", 36)))
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void snapshot_withTheLongestKeys_isSmall() {
        assertThat(mostBytes(1_000, new Texts(200, 600, "Bread. ", 255))).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static int mostBytes(int messages, Texts texts) {
        LongTalk talk = LongTalk.of(messages, texts);
        int most = 0;
        for (int turn = 0; turn < (texts.equals(HUGE) ? 20 : TURNS); turn++) {
            most = Math.max(most, StoredFormats.STATE.bytes(talk.turn().state()).length);
        }
        return most;
    }
}
