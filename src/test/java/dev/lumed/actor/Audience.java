package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.simulation.Agenda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A reader of the live feed who remembers what was told of one conversation, and when. */
final class Audience implements Feed.Subscriber {
    private final ConversationId id;
    private final Agenda agenda;
    private final List<Told> told = new ArrayList<>();

    record Told(Duration at, FeedEvent event) {}

    Audience(ConversationId id, Agenda agenda) {
        this.id = id;
        this.agenda = agenda;
    }

    @Override
    public Optional<ConversationId> follows() {
        return Optional.of(id);
    }

    @Override
    public boolean offer(FeedEvent event) {
        told.add(new Told(agenda.elapsed(), event));
        return true;
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    void forget() {
        told.clear();
    }

    <T extends FeedEvent> Stream<T> events(Class<T> type) {
        return told.stream().map(Told::event).filter(type::isInstance).map(type::cast);
    }

    List<Boolean> typing() {
        return events(FeedEvent.Typing.class).map(FeedEvent.Typing::active).toList();
    }

    List<Mode> modes() {
        return events(FeedEvent.ConnectionChanged.class)
                .map(FeedEvent.ConnectionChanged::connection)
                .map(Connection::mode)
                .toList();
    }

    /** The replies that are complete and in the backend's list, once each, in the order in which they became so. */
    List<Message> replies() {
        return events(FeedEvent.MessageChanged.class)
                .map(FeedEvent.MessageChanged::message)
                .filter(message -> message.role() == Role.ASSISTANT
                        && message.status() == Status.COMPLETE
                        && message.serverId() != null)
                .toList();
    }

    /** When it was first told that the conversation is connected so. */
    Optional<Duration> first(Mode mode) {
        return told.stream()
                .filter(each -> each.event() instanceof FeedEvent.ConnectionChanged changed
                        && changed.connection().mode() == mode)
                .map(Told::at)
                .findFirst();
    }
}
