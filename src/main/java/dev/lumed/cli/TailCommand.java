package dev.lumed.cli;

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
        String path =
                id == null ? "/v1/events" : "/v1/conversations/" + Daemon.part(ShortIds.find(daemon, id)) + "/events";
        try (EventFeed feed = EventFeed.open(daemon, console, path, Optional.ofNullable(since))) {
            Screen screen = console.screen();
            feed.follow(event -> print(event, screen), Deadline.NEVER);
        }
        return ExitCode.DONE.number();
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
