package dev.lumed.cli;

import java.util.Optional;

/** Follows the events of one conversation on a thread of its own, until it is closed. */
final class Following implements AutoCloseable {

    private final EventFeed feed;
    private final Thread thread;
    private volatile boolean closed;

    /** Who hears of it. */
    interface Listener extends EventFeed.Notices {
        void event(SseEvent event) throws CommandException;

        /** The daemon wants no more of us. */
        void ended(CommandException why);
    }

    private Following(Daemon daemon, Pause.Source pauses, String path, long since, Listener listener)
            throws CommandException {
        feed = EventFeed.open(
                daemon,
                new EventFeed.Listener(listener, pauses, () -> closed),
                path,
                Optional.of(Long.toString(since)));
        thread = new Thread(() -> run(listener), "chat-events");
        thread.setDaemon(true);
    }

    /** Connects, behind this place in the conversation's log. */
    static Following begin(Daemon daemon, Pause.Source pauses, String path, long since, Listener listener)
            throws CommandException {
        Following following = new Following(daemon, pauses, path, since, listener);
        following.thread.start();
        return following;
    }

    private void run(Listener listener) {
        try {
            feed.follow(
                    event -> {
                        if (!closed) {
                            listener.event(event);
                        }
                        return !closed;
                    },
                    Deadline.NEVER);
        } catch (CommandException e) {
            if (!closed) {
                listener.ended(e);
            }
        } catch (InterruptedException e) {
            // Closed while it waited.
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        feed.close();
    }
}
