package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ConversationsJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is typed, and what it means. */
final class ChatInputTest {

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("  ", new ChatInput.Nothing()),
                Arguments.of("hello ", new ChatInput.Say("hello")),
                Arguments.of("one\\\ntwo", new ChatInput.Say("one\ntwo")),
                Arguments.of("//help", new ChatInput.Say("/help")),
                Arguments.of("/HELP", new ChatInput.Slash(ChatInput.Name.HELP, "")),
                Arguments.of("/open  1a2b ", new ChatInput.Slash(ChatInput.Name.OPEN, "1a2b")),
                Arguments.of("/opne 1a2b", new ChatInput.Unknown("/opne")));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void text_typed_isReadAs(String typed, ChatInput input) {
        assertThat(ChatInput.of(typed)).isEqualTo(input);
    }

    @Test
    void line_endingWithABackslash_goesOn() {
        ChatParser parser = new ChatParser();

        assertThatThrownBy(() -> parser.parse("one\\", 4, ParseContext.ACCEPT_LINE))
                .isInstanceOf(EOFError.class);
        assertThat(parser.parse("it's \"one", 9, ParseContext.ACCEPT_LINE).line())
                .isEqualTo("it's \"one");
    }

    @Test
    void completion_offersCommandsIdsAndPersonas() throws Exception {
        ChatCompleter completer = new ChatCompleter();
        completer.knows(
                ApiJson.read(Samples.conversations(), ConversationsJson.class).conversations());

        assertThat(offered(completer, "/")).contains("/help", "/open", "/quit");
        assertThat(offered(completer, "/open ")).containsExactly(Samples.FIRST, Samples.SECOND);
        assertThat(offered(completer, "/new ")).contains("nutritionist", "fitness_coach");
        assertThat(offered(completer, "hello")).isEmpty();
        assertThat(offered(completer, "/open a b")).isEmpty();
    }

    @Test
    void interrupt_onAnEmptyLine_leavesTheSecondTime() {
        ChatTyping.Leaving leaving = new ChatTyping.Leaving();

        assertThat(leaving.after(new ChatTyping.Interrupted("draft"))).isFalse();
        assertThat(leaving.after(new ChatTyping.Interrupted(""))).isFalse();
        assertThat(leaving.after(new ChatTyping.Line("hello"))).isFalse();
        assertThat(leaving.after(new ChatTyping.Interrupted(""))).isFalse();
        assertThat(leaving.after(new ChatTyping.Interrupted(""))).isTrue();
        assertThat(new ChatTyping.Leaving().after(new ChatTyping.End())).isTrue();
    }

    private static List<String> offered(ChatCompleter completer, String line) {
        List<Candidate> candidates = new ArrayList<>();
        completer.complete(null, new ChatParser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }
}
