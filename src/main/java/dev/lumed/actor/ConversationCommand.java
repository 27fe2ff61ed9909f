package dev.lumed.actor;

import dev.lumed.backend.Answer;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.conversation.Input;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Profile;
import dev.lumed.link.LinkSettings;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.Sent;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link ConversationActor} can be told: by those who ask, by its children and by itself. */
public sealed interface ConversationCommand {

    /** It exists at the backend, and is to be open. */
    record Begin(Profile profile, ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record Open(ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record Close(ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record Complete(ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record Reconnect(ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record MarkRead(ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record Describe(ActorRef<Outcome<ConversationView>> replyTo) implements ConversationCommand {}

    record Delete(ActorRef<Outcome<Done>> replyTo) implements ConversationCommand {}

    record Send(Submission submission, ActorRef<Outcome<Message>> replyTo) implements ConversationCommand {}

    record Resend(MessageId message, ActorRef<Outcome<Message>> replyTo) implements ConversationCommand {}

    record Discard(MessageId message, ActorRef<Outcome<Done>> replyTo) implements ConversationCommand {}

    record ReadMessages(MessageQuery query, ActorRef<Outcome<MessagePage>> replyTo) implements ConversationCommand {}

    /** Something that concerns the connections of all conversations. */
    record TellLink(dev.lumed.link.Input input) implements ConversationCommand {}

    /** How it decides from now on; nothing that is under way is touched. */
    record Tune(ConversationSettings conversation, LinkSettings link) implements ConversationCommand {}

    /** The state was rebuilt. */
    record Awake() implements ConversationCommand {}

    enum Tick implements ConversationCommand {
        TICK
    }

    /** The outcome of something that the durable core asked for. */
    record Came(Input input) implements ConversationCommand {}

    record SocketBrought(WebSocketActor.Brought brought) implements ConversationCommand {}

    record PageBrought(PollerActor.Outcome outcome) implements ConversationCommand {}

    record SendAnswered(MessageId message, Answer<Sent> answer) implements ConversationCommand {}

    enum Idle implements ConversationCommand {
        IDLE
    }

    /** To leave the memory, where it may; what comes later waits at the registry. */
    record Leave() implements ConversationCommand {}

    record Completed(Answer<Consultation> answer, ActorRef<Outcome<ConversationView>> replyTo)
            implements ConversationCommand {}

    record DeleteNow() implements ConversationCommand {}

    record Deleted(Answer<Done> answer) implements ConversationCommand {}
}
