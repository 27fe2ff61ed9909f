package dev.lumed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import dev.lumed.api.NewMessageJson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chat with one conversation: what the daemon tells goes through the room to the screen, what is said to the daemon. */
final class ChatSession implements AutoCloseable {

    private static final int FIRST_PAGE = 20;
    private static final int MISSED_PAGE = 1000;

    private final Daemon daemon;
    private final Console console;
    private final ChatScreen screen;
    private final ChatRoom room;
    private final String path;
    private Optional<Unsent> unsent = Optional.empty();
    private @Nullable Following following;

    /** A message that may have reached the daemon: said again it has the same key, and is stored once. */
    private record Unsent(String text, String key) {}

    private ChatSession(Daemon daemon, Console console, ChatScreen screen, ConversationJson conversation) {
        this.daemon = daemon;
        this.console = console;
        this.screen = screen;
        this.room = new ChatRoom(conversation, () -> Times.of(console));
        this.path = path(conversation.id());
    }

    /** Shows the end of a conversation, which is opened if it was closed, and follows it. */
    static ChatSession open(Daemon daemon, Console console, ChatScreen screen, String id) throws CommandException {
        ConversationJson conversation = daemon.post(path(id) + "/open").as(ConversationJson.class);
        ChatSession session = new ChatSession(daemon, console, screen, conversation);
        session.begin();
        return session;
    }

    private static String path(String id) {
        return "/v1/conversations/" + Daemon.part(id);
    }

    private void begin() throws CommandException {
        MessagesJson page = daemon.get(path + "/messages?limit=" + FIRST_PAGE).as(MessagesJson.class);
        show(room.begin(page));
        following =
                Following.begin(daemon, console.clockwork().pauses(), path + "/events", page.lastSeq(), new Listener());
    }

    String id() {
        return room.id();
    }

    synchronized Optional<MessageJson> lastOwn() {
        return room.outgoing().last();
    }

    synchronized Optional<MessageJson> lastTroubled() {
        return room.outgoing().lastTroubled();
    }

    /** Renews what is shown, as on a screen of another size. */
    void refresh() {
        show(List.of());
    }

    synchronized void show(List<ChatLine> lines) {
        screen.show(lines, room::live);
    }

    /** Shows a message as the daemon has it. */
    synchronized void show(MessageJson message) {
        show(room.take(message));
    }

    /** The message is the daemon's from now on; else an exception says why not, and it is still the caller's. */
    void say(String text) throws CommandException {
        String key = unsent.filter(before -> before.text().equals(text))
                .map(Unsent::key)
                .orElseGet(() -> UUID.randomUUID().toString());
        unsent = Optional.of(new Unsent(text, key));
        MessageJson message =
                daemon.post(path + "/messages", new NewMessageJson(text), key).as(MessageJson.class);
        unsent = Optional.empty();
        show(message);
    }

    void showEarlier() throws CommandException {
        Optional<String> oldest;
        synchronized (this) {
            oldest = room.oldest();
        }
        if (oldest.isEmpty()) {
            show(List.of(ChatLine.note("There are no earlier messages.")));
            return;
        }
        MessagesJson page = daemon.get(path + "/messages?limit=" + FIRST_PAGE + "&before=" + Daemon.part(oldest.get()))
                .as(MessagesJson.class);
        synchronized (this) {
            show(room.earlier(page));
        }
    }

    @Override
    public void close() {
        if (following != null) {
            following.close();
        }
    }

    private synchronized void take(EventJson event) {
        show(room.take(event));
    }

    /** What was missed is read from the log: behind the place that is known, or its end where none is. */
    private void fill(EventJson.Reset reset) throws CommandException {
        long from = reset.lastSeq();
        boolean more = true;
        while (more) {
            String which = from == 0 ? "?limit=" + FIRST_PAGE : "?limit=" + MISSED_PAGE + "&after=" + from;
            MessagesJson page = daemon.get(path + "/messages" + which).as(MessagesJson.class);
            for (MessageJson message : page.messages()) {
                show(message);
                from = message.seq();
            }
            more = reset.lastSeq() > 0 && page.hasMore() && !page.messages().isEmpty();
        }
    }

    /** The events' thread. */
    private final class Listener implements Following.Listener {
        @Override
        public void event(SseEvent event) throws CommandException {
            Optional<EventJson> read;
            try {
                read = EventJson.read(event.name(), event.data());
            } catch (JsonProcessingException e) {
                // Of a newer daemon; the others are understood.
                return;
            }
            if (read.isPresent() && read.get() instanceof EventJson.Reset reset) {
                fill(reset);
            } else if (read.isPresent()) {
                take(read.get());
            }
        }

        @Override
        public void lost() {
            away(true);
        }

        @Override
        public void back() {
            away(false);
        }

        private void away(boolean away) {
            synchronized (ChatSession.this) {
                show(room.daemonAway(away));
            }
        }

        @Override
        public void ended(CommandException why) {
            show(List.of(ChatLine.warning("It is not followed any more: " + why.getMessage())));
        }
    }
}
