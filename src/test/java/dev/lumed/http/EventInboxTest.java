package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.FeedEvent;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class EventInboxTest {
    private static final ConversationId ID = new ConversationId("c-1");

    private final EventInbox inbox = inbox(new EventInbox.Bounds(4, 2_000, 2));

    private static EventInbox inbox(EventInbox.Bounds bounds) {
        return new EventInbox(Optional.of(ID), new SharedEvents(), bounds);
    }

    @Test
    void events_waiting_areTakenInOrderSoManyAtATime() {
        offer("a", "b", "c");
        assertThat(texts(inbox.take())).containsExactly("a", "b");
        assertThat(texts(inbox.take())).containsExactly("c");
    }

    @Test
    void reader_waiting_getsTheNextAtOnce() {
        var waiting = inbox.take();
        assertThat(waiting.toCompletableFuture()).isNotDone();
        offer("a");
        assertThat(texts(waiting)).containsExactly("a");
        offer("b");
        assertThat(texts(inbox.take())).containsExactly("b");
    }

    @Test
    void readerBehind_losesAllAndIsToldSoOnce() {
        assertThat(offer("a", "b", "c", "d")).isTrue();
        assertThat(offer("e")).isFalse();
        assertThat(offer("f")).isFalse();
        EventInbox.Batch last = inbox.take().toCompletableFuture().join();
        assertThat(last.events()).isEmpty();
        assertThat(last.last()).isTrue();
    }

    @Test
    void longTexts_countAsMuchAsManyShortOnes() {
        assertThat(offer("x".repeat(1_000))).isTrue();
        assertThat(offer("x".repeat(1_000))).isFalse();
    }

    @Test
    void event_longerThanAllThatMayWait_isReadWhereNothingElseWaits() {
        assertThat(offer("x".repeat(10_000))).isTrue();
        assertThat(texts(inbox.take())).hasSize(1);
        assertThat(offer("a", "b")).isTrue();
    }

    @Test
    void readers_ofOneEvent_shareItsBytes() {
        SharedEvents shared = new SharedEvents();
        List<EventInbox> readers = List.of(
                new EventInbox(Optional.empty(), shared, EventInbox.Bounds.USUAL),
                new EventInbox(Optional.empty(), shared, EventInbox.Bounds.USUAL));
        FeedEvent event = new FeedEvent.Typing(ID, true);
        readers.forEach(reader -> reader.offer(event));
        List<EventFrame> frames = readers.stream()
                .map(reader -> reader.take().toCompletableFuture().join())
                .map(batch -> batch.events().get(0).frame())
                .toList();
        assertThat(frames.get(0)).isSameAs(frames.get(1));
    }

    private boolean offer(String... texts) {
        boolean taken = true;
        for (String text : texts) {
            taken = inbox.offer(new FeedEvent.Chunk(ID, new MessageId("m1"), 0, text));
        }
        return taken;
    }

    private static List<String> texts(CompletionStage<EventInbox.Batch> taken) {
        CompletableFuture<EventInbox.Batch> batch = taken.toCompletableFuture();
        assertThat(batch).isDone();
        return batch.join().events().stream()
                .map(entry -> ((FeedEvent.Chunk) entry.event()).text())
                .toList();
    }
}
