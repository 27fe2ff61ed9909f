package dev.lumed.cli;

import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import dev.lumed.api.NewMessageJson;
import dev.lumed.api.ReplyJson;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Sends a message and, if wanted, shows its reply while it grows. */
final class Exchange {

    private final Daemon daemon;
    private final Console console;
    private final String path;

    Exchange(Daemon daemon, Console console, String conversation) {
        this.daemon = daemon;
        this.console = console;
        this.path = "/v1/conversations/" + Daemon.part(conversation);
    }

    Daemon.Answer send(String text) throws CommandException {
        return daemon.post(
                path + "/messages", new NewMessageJson(text), UUID.randomUUID().toString());
    }

    /**
     * Sends and waits for the reply.
     *
     * @param since the cursor before the send, behind which events are wanted
     * @param shown whether the reply is printed as it grows
     */
    ReplyJson converse(String text, long since, Duration timeout, boolean shown)
            throws CommandException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        // Listening comes first: pieces that nobody hears are not repeated.
        try (EventFeed feed = EventFeed.open(daemon, console, path + "/events", Optional.of(Long.toString(since)))) {
            ReplyText reply = new ReplyText(send(text).as(MessageJson.class));
            ReplyPrinter printer = new ReplyPrinter(console, shown);
            boolean complete = feed.follow(event -> advance(reply, printer, event), deadline);
            printer.end();
            if (!complete) {
                throw new CommandException.Refused(
                        "no complete reply within the --timeout; the message is kept, and `lumed log` shows what comes");
            }
            return new ReplyJson(reply.question(), reply.complete().orElseThrow());
        }
    }

    private boolean advance(ReplyText reply, ReplyPrinter printer, SseEvent event) throws CommandException {
        if (event.name().equals(EventJson.Name.RESET.word())) {
            // What was missed has to be read, since it does not come again.
            String missed =
                    path + "/messages?limit=1000&after=" + (reply.question().seq() - 1);
            for (MessageJson message : daemon.get(missed).as(MessagesJson.class).messages()) {
                printer.print(reply.take(message));
            }
        } else {
            printer.print(reply.take(event));
        }
        return reply.complete().isEmpty();
    }
}
