package dev.lumed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.EventJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "tail", description = "Follows what happens, a line each; it survives drops and restarts.")
final class TailCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "A conversation, or the beginning of its id; without it, all of them.")
    private @Nullable String id;

    @Option(names = "--since", paramLabel = "ID", description = "Begin behind this event, which may be long ago.")
    private @Nullable String since;

    @Option(names = "--chunks", description = "Show every piece of a reply as well, as -o json does.")
    private boolean chunks;

    TailCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        LogPosition position = new LogPosition(daemon);
        String path = begin(daemon, position);
        try (EventFeed feed = EventFeed.open(daemon, console, path, Optional.ofNullable(since))) {
            Screen screen = console.screen();
            feed.follow(event -> read(event, position, screen), Deadline.NEVER);
        }
        return ExitCode.DONE.number();
    }

    /** The position comes first: what happens before the stream begins is then not taken for missed. */
    private String begin(Daemon daemon, LogPosition position) throws CommandException {
        if (id != null) {
            String conversation = ShortIds.find(daemon, id);
            String path = "/v1/conversations/" + Daemon.part(conversation);
            if (since == null) {
                position.startFrom(
                        conversation,
                        daemon.get(path).as(ConversationJson.class).lastSeq());
            }
            return path + "/events";
        }
        if (since == null) {
            position.startFromNow();
        }
        return "/v1/events";
    }

    private boolean read(SseEvent event, LogPosition position, Screen screen) throws CommandException {
        Optional<EventJson> known = known(event);
        if (known.isPresent() && known.get() instanceof EventJson.MessageEvent message && !position.take(message)) {
            return true;
        }
        if (!print(event, screen)) {
            return false;
        }
        boolean missedSome = known.isPresent() && known.get() instanceof EventJson.Reset;
        return !missedSome || position.fill((EventJson.Reset) known.get(), missed -> print(missed, screen));
    }

    private static Optional<EventJson> known(SseEvent event) {
        try {
            return EventJson.read(event.name(), event.data());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private boolean print(SseEvent event, Screen screen) {
        if (options.json()) {
            console.println(EventLine.json(event));
        } else if (chunks || !event.name().equals(EventJson.Name.CHUNK.word())) {
            console.println(line(event, screen));
        }
        return !console.isClosed();
    }

    private String line(SseEvent event, Screen screen) {
        EventLine line =
                new EventLine(Times.of(console), console.clockwork().clock().instant());
        return DisplayWidth.cut(line.text(event), screen.columns());
    }
}
