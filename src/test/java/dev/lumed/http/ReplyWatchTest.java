package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.actor.FeedEvent;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReplyWatchTest {
    private static final ConversationId ID = new ConversationId("c-1");

    private final FakeLog log = new FakeLog(ID);
    private final Message own = log.append(Role.USER, "hi", Status.QUEUED, null);
    private final ReplyWatch sent = watch(ReplyWatch.Until.SENT);
    private final ReplyWatch reply = watch(ReplyWatch.Until.REPLY);

    private ReplyWatch watch(ReplyWatch.Until until) {
        ReplyWatch watch = new ReplyWatch(ID, until);
        watch.expect(own);
        return watch;
    }

    @Test
    void message_notAmongWhatCame_isDiscardedWhereThatIsAll() {
        sent.hearAll(List.of(), false);
        assertThat(sent.end()).isNotDone();
        sent.hearAll(List.of(own), true);
        assertThat(sent.end()).isNotDone();
        sent.hearAll(List.of(), true);
        assertThat(sent.end()).isCompletedExceptionally();
    }

    @Test
    void message_sent_endsTheWaitForThat() {
        Message now = changed(Status.SENT);
        assertThat(heard(sent).message()).isEqualTo(now);
        assertThat(reply.end()).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"QUEUED", "SENDING", "UNCERTAIN"})
    void message_onItsWay_endsNoWait(Status status) {
        Message now = changed(status);
        assertThat(sent.end()).isNotDone();
        assertThat(reply.end()).isNotDone();
        assertThat(reply.message()).isEqualTo(now);
    }

    @Test
    void message_failed_endsEitherWait() {
        Message now = changed(Status.FAILED);
        assertThat(heard(sent).message()).isEqualTo(now);
        assertThat(heard(reply)).isEqualTo(new ReplyWatch.Heard(now, null));
    }

    @Test
    void reply_complete_endsTheWaitWithTheMessageAsItIsNow() {
        Message now = changed(Status.SENT);
        Message answer = arrived(Role.ASSISTANT, Status.COMPLETE, own.id());
        assertThat(heard(reply)).isEqualTo(new ReplyWatch.Heard(now, answer));
        assertThat(heard(sent).reply()).isNull();
    }

    @Test
    void reply_unfinishedOrToAnother_endsNoWait() {
        arrived(Role.ASSISTANT, Status.STREAMING, own.id());
        arrived(Role.ASSISTANT, Status.PARTIAL, own.id());
        arrived(Role.ASSISTANT, Status.COMPLETE, new MessageId("another"));
        arrived(Role.ASSISTANT, Status.COMPLETE, null);
        arrived(Role.USER, Status.SENT, null);
        assertThat(reply.end()).isNotDone();
    }

    @Test
    void failure_fromBeforeItWasTriedAgain_endsNoWait() {
        Message failed = changed(Status.FAILED);
        Message again = log.change(own.id(), message -> FakeLog.withStatus(message, Status.QUEUED));
        ReplyWatch late = new ReplyWatch(ID, ReplyWatch.Until.SENT);
        late.expect(again);
        late.offer(new FeedEvent.MessageChanged(ID, failed, 1));
        assertThat(late.end()).isNotDone();
        assertThat(late.message()).isEqualTo(again);
    }

    @Test
    void message_discarded_endsTheWaitWithAProblem() {
        tell(new FeedEvent.MessageRemoved(ID, new MessageId("another"), 9, 9));
        assertThat(reply.end()).isNotDone();
        tell(new FeedEvent.MessageRemoved(ID, own.id(), 9, 9));
        assertProblem(sent, "message-discarded");
        assertProblem(reply, "message-discarded");
    }

    @Test
    void conversation_deleted_endsTheWaitWithAProblem() {
        tell(new FeedEvent.ConversationChanged(log.view(false)));
        assertThat(reply.end()).isNotDone();
        tell(new FeedEvent.ConversationChanged(log.view(true)));
        assertProblem(sent, "conversation-deleted");
        assertProblem(reply, "conversation-deleted");
    }

    @Test
    void conversation_another_isOfNoConcern() {
        assertThat(sent.follows()).contains(ID);
        assertThat(reply.follows()).contains(ID);
    }

    @Test
    void feed_beforeTheMessageIsKnown_isNeverRefused() {
        ReplyWatch early = new ReplyWatch(ID, ReplyWatch.Until.REPLY);
        for (int i = 0; i < 2_000; i++) {
            assertThat(early.offer(new FeedEvent.MessageChanged(ID, own, i))).isTrue();
        }
        assertThat(early.offer(new FeedEvent.ConversationChanged(log.view(true))))
                .isTrue();
        assertProblem(early, "conversation-deleted");
    }

    private Message changed(Status status) {
        Message now = log.change(own.id(), message -> FakeLog.withStatus(message, status));
        tell(new FeedEvent.MessageChanged(ID, now, 1));
        return now;
    }

    private Message arrived(Role role, Status status, @Nullable MessageId replyTo) {
        Message message = log.append(role, "yes", status, replyTo);
        tell(new FeedEvent.MessageChanged(ID, message, 1));
        return message;
    }

    private void tell(FeedEvent event) {
        assertThat(sent.offer(event)).isTrue();
        assertThat(reply.offer(event)).isTrue();
    }

    private static ReplyWatch.Heard heard(ReplyWatch watch) {
        assertThat(watch.end()).isDone();
        return watch.end().join();
    }

    private static void assertProblem(ReplyWatch watch, String code) {
        assertThat(watch.end()).isDone();
        assertThatThrownBy(() -> watch.end().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.problem().code()).isEqualTo(code);
                    assertThat(problem.problem().status().intValue()).isEqualTo(409);
                });
    }
}
