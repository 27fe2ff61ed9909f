package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** Who is offered what by the live feed. */
final class FeedActorTest {
    private static final ConversationId ONE = new ConversationId("c-1");
    private static final ConversationId OTHER = new ConversationId("c-2");

    private final BehaviorTestKit<FeedActor.Command> feed =
            BehaviorTestKit.create(FeedActor.create(InstantSource.system()));

    private static final class Listener implements Feed.Subscriber {
        private final Optional<ConversationId> follows;
        private final List<ConversationId> heard = new ArrayList<>();
        private boolean hasRoom = true;

        private Listener(Optional<ConversationId> follows) {
            this.follows = follows;
        }

        @Override
        public Optional<ConversationId> follows() {
            return follows;
        }

        @Override
        public boolean offer(FeedEvent event) {
            heard.add(event.conversation());
            return hasRoom;
        }
    }

    @Test
    void event_isOfferedToThoseWhoFollowItsConversation_andToThoseWhoFollowAll() {
        Listener all = listening(Optional.empty());
        Listener one = listening(Optional.of(ONE));
        Listener another = listening(Optional.of(ONE));
        happens(ONE);
        happens(OTHER);

        assertThat(all.heard).containsExactly(ONE, OTHER);
        assertThat(one.heard).containsExactly(ONE);
        assertThat(another.heard).containsExactly(ONE);
    }

    @Test
    void subscriber_thatLeft_isOfferedNothingMore() {
        Listener all = listening(Optional.empty());
        Listener one = listening(Optional.of(ONE));
        Listener stays = listening(Optional.of(ONE));
        feed.run(new FeedActor.Unsubscribe(all));
        feed.run(new FeedActor.Unsubscribe(one));
        happens(ONE);

        assertThat(all.heard).isEmpty();
        assertThat(one.heard).isEmpty();
        assertThat(stays.heard).containsExactly(ONE);
    }

    @Test
    void subscriber_withoutRoom_isDropped() {
        Listener all = listening(Optional.empty());
        Listener one = listening(Optional.of(ONE));
        Listener stays = listening(Optional.of(ONE));
        all.hasRoom = false;
        one.hasRoom = false;
        happens(ONE);
        happens(ONE);

        assertThat(all.heard).hasSize(1);
        assertThat(one.heard).hasSize(1);
        assertThat(stays.heard).hasSize(2);
    }

    private Listener listening(Optional<ConversationId> follows) {
        Listener listener = new Listener(follows);
        feed.run(
                new FeedActor.Subscribe(listener, TestInbox.<Feed.Start>create().getRef()));
        return listener;
    }

    private void happens(ConversationId conversation) {
        feed.run(new FeedActor.Publish(new FeedEvent.Typing(conversation, true)));
    }
}
