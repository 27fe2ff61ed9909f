package dev.lumed.simulation;

import dev.lumed.conversation.Input;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Pending;
import dev.lumed.conversation.Verdict;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client of a simulated conversation. */
final class SimulatedClient implements Client {
    private final SimulatedConversation conversation;

    SimulatedClient(SimulatedConversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void send(String content, @Nullable String idempotencyKey, Consumer<MessageId> accepted) {
        Input.Send send = new Input.Send(content, idempotencyKey);
        conversation.ask(round -> round.tell(send), (state, verdict) -> {
            if (verdict instanceof Verdict.Taken taken && taken.message() != null) {
                accepted.accept(taken.message());
            }
        });
    }

    @Override
    public void resend(MessageId id) {
        conversation.tell(round -> round.tell(new Input.Resend(id)));
    }

    @Override
    public void discard(MessageId id) {
        conversation.tell(round -> round.tell(new Input.Discard(id)));
    }

    @Override
    public void markRead() {
        conversation.ask(
                round -> round.tell(new Input.MarkRead()), (state, verdict) -> Invariants.checkRead(state.unread()));
    }

    @Override
    public void open() {
        conversation.tell(round -> round.follow(new Input.Open()));
    }

    @Override
    public void close() {
        conversation.tell(round -> round.follow(new Input.Close()));
    }

    @Override
    public void suspend() {
        tellLink(new dev.lumed.link.Input.Suspend());
    }

    @Override
    public void resume() {
        tellLink(new dev.lumed.link.Input.Resume());
    }

    @Override
    public void reconnect() {
        tellLink(new dev.lumed.link.Input.Reconnect());
    }

    private void tellLink(dev.lumed.link.Input input) {
        conversation.tell(round -> round.tell(input));
    }

    @Override
    public List<Message> pending() {
        return conversation.state().log().pending().stream()
                .map(Pending::message)
                .toList();
    }
}
