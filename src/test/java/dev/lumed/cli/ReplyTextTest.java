package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.api.ApiJson;
import dev.lumed.api.MessageJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reply as it grows: every letter is shown once, whatever pieces come. */
final class ReplyTextTest {

    private ReplyText reply;
    private final StringBuilder shown = new StringBuilder();

    @BeforeEach
    void ask() throws Exception {
        reply = new ReplyText(ApiJson.read(Samples.question("queued", 41), MessageJson.class));
    }

    @Test
    void pieces_inOrder_areShownAsTheyCome() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("streaming", 42, "")));
        take(Samples.chunkEvent(0, "Eat "));
        assertThat(shown).hasToString("Eat ");
        take(Samples.chunkEvent(4, "greens."));
        assertThat(reply.complete()).isEmpty();
        take(Samples.messageEvent(43, Samples.reply("complete", 43, "Eat greens.")));

        assertThat(shown).hasToString("Eat greens.");
        assertThat(reply.complete()).map(MessageJson::content).contains("Eat greens.");
    }

    @Test
    void pieces_thatOverlapOrRepeat_areShownOnce() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("streaming", 42, "Eat ")));
        take(Samples.chunkEvent(0, "Eat "));
        take(Samples.chunkEvent(2, "t gre"));
        take(Samples.chunkEvent(4, "gr"));

        assertThat(shown).hasToString("Eat gre");
    }

    @Test
    void pieces_behindAGap_waitForTheWhole() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("streaming", 42, "Eat ")));
        take(Samples.chunkEvent(7, "ens."));
        assertThat(shown).hasToString("Eat ");
        take(Samples.messageEvent(43, Samples.reply("streaming", 43, "Eat greens.")));

        assertThat(shown).hasToString("Eat greens.");
    }

    @Test
    void pieces_beforeTheReplyIsKnown_areNotTakenForIt() throws Exception {
        take(Samples.chunkEvent(0, "Eat "));
        assertThat(shown).isEmpty();
        take(Samples.messageEvent(42, Samples.reply("streaming", 42, "Eat ")));

        assertThat(shown).hasToString("Eat ");
    }

    @Test
    void whole_thatDiffersFromThePieces_isShownAnew() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("streaming", 42, "Eat beans")));
        take(Samples.messageEvent(43, Samples.reply("complete", 43, "Eat greens.")));

        assertThat(shown).hasToString("Eat beans\nEat greens.");
    }

    @Test
    void reply_cutAndContinued_isCompleteAtItsEndOnly() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("partial", 42, "Eat ")));
        assertThat(reply.complete()).isEmpty();
        take(Samples.messageEvent(43, Samples.reply("complete", 43, "Eat greens.")));

        assertThat(shown).hasToString("Eat greens.");
        assertThat(reply.complete()).isPresent();
    }

    @Test
    void messages_ofOthers_areNotTheReply() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("complete", 42, "Earlier").replace("\"mq\"", "\"m0\"")));
        take(Samples.messageEvent(43, Samples.reply("complete", 43, "Notice").replace("assistant", "system")));
        take(Samples.messageEvent(
                44,
                Samples.reply("complete", 44, "Greeting")
                        .replace(",\"reply_to\":\"mq\"", "")
                        .replace("\"position\":6", "\"position\":4")));

        assertThat(shown).isEmpty();
        assertThat(reply.complete()).isEmpty();
    }

    @Test
    void reply_thatDoesNotSayToWhat_isTheOneBelow() throws Exception {
        take(Samples.messageEvent(42, Samples.reply("complete", 42, "Eat.").replace(",\"reply_to\":\"mq\"", "")));

        assertThat(reply.complete()).isPresent();
    }

    @Test
    void question_refused_endsIt() {
        assertThatThrownBy(() -> take(Samples.messageEvent(42, Samples.refusedQuestion())))
                .isInstanceOf(CommandException.Refused.class)
                .hasMessageContaining("the conversation is not active");
    }

    @Test
    void events_unknown_arePassedOver() throws Exception {
        take("event: of-a-newer-daemon\ndata: what\n\n");

        assertThat(shown).isEmpty();
    }

    private void take(String text) throws CommandException {
        List<SseEvent> events = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new SseParser(10_000, Optional.empty(), events::add).feed(bytes, bytes.length);
        for (SseEvent event : events) {
            shown.append(reply.take(event));
        }
    }
}
