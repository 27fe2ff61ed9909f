package dev.lumed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.api.MessageJson;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Via;
import dev.lumed.fuzz.FuzzInput;
import dev.lumed.fuzz.Harmless;
import java.time.Instant;
import java.time.ZoneOffset;

/** Text from elsewhere does nothing to a terminal but stand there, within its columns. */
final class TerminalFuzzTest {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Times TIMES = new Times(NOW, ZoneOffset.UTC);

    @FuzzTest
    void message_ofAnyText_isShownHarmless(byte[] bytes) {
        FuzzInput input = FuzzInput.ofAnyLetters(FuzzInput.upTo(256, bytes));
        String text = input.text();
        MessageJson message = message(input.choice() % 3 == 0 ? Role.USER : Role.ASSISTANT, text);
        Harmless.check(MessageText.of(message, TIMES).replace(System.lineSeparator(), "\n"));
        Speech.block(message, text, TIMES, text).forEach(line -> Harmless.checkLine(line.text()));
        Harmless.checkLine(Speech.mark(message));
        Harmless.checkLine(Speech.quoted(message));
        String table = new Table("A", "B").row(text, text).on(new Screen(true, false, 40));
        assertEquals(2, table.lines().count(), "its lines");
        Harmless.check(table.replace(System.lineSeparator(), "\n"));
    }

    @FuzzTest
    void text_cutToColumns_fitsThem(byte[] bytes) {
        FuzzInput input = FuzzInput.ofAnyLetters(FuzzInput.upTo(256, bytes));
        int columns = 1 + input.choice() % 50;
        String cut = DisplayWidth.cut(input.text(), columns);
        assertTrue(DisplayWidth.of(cut) <= columns, "its width");
        assertTrue(DisplayWidth.of(DisplayWidth.pad(cut, columns)) == columns, "its padded width");
        assertTrue(cut.equals(input.text()) || input.text().startsWith(cut.substring(0, cut.length() - 1)));
        assertEquals(Plain.text(input.text()), Plain.text(Plain.text(input.text())));
    }

    /** The end of the growing text fits, and what was told for good is, put together, the text. */
    @FuzzTest
    void reply_inPieces_isToldOnceAndFits(byte[] bytes) {
        FuzzInput input = FuzzInput.ofAnyLetters(FuzzInput.upTo(256, bytes));
        String text = input.text();
        int step = 1 + input.choice() % 7;
        ReplyGrowth growth = new ReplyGrowth();
        StringBuilder told = new StringBuilder();
        for (int from = 0; from < text.length(); from += step) {
            growth.piece(from, text.substring(from, Math.min(from + step, text.length())));
            told.append(growth.takeLines());
            assertTrue(DisplayWidth.of(growth.end(20)) <= 20, "the width of its end");
        }
        told.append(growth.takeRest());
        assertEquals(text, told.toString());
        assertTrue(!growth.takeCorrected());
    }

    private static MessageJson message(Role role, String text) {
        return new MessageJson(
                "m1", null, 1, 1, role, text, NOW, Status.FAILED, Via.LOCAL, null, text, null, null, null, null);
    }
}
