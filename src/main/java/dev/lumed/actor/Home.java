package dev.lumed.actor;

import dev.lumed.conversation.ConversationSettings;
import dev.lumed.link.LinkSettings;
import org.apache.pekko.actor.typed.ActorRef;

/** Whom a conversation lives with. */
record Home(
        Surroundings surroundings,
        ActorRef<ConversationRegistry.Command> registry,
        ActorRef<FeedActor.Command> feed,
        ActorRef<PollGate.Command> gate) {

    /** The same for conversations that are tuned otherwise. */
    Home tuned(ConversationSettings conversation, LinkSettings link) {
        return new Home(surroundings.tuned(conversation, link), registry, feed, gate);
    }
}
