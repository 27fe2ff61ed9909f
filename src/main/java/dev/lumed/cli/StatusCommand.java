package dev.lumed.cli;

import dev.lumed.api.StatusJson;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Shows the daemon at a glance.")
final class StatusCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        Daemon.Answer answer = daemon.get("/v1/status");
        if (options.json()) {
            console.println(answer.line());
        } else {
            StatusJson status = answer.as(StatusJson.class);
            console.print(
                    table(status, daemon.url().toString(), Times.of(console)).on(console.screen()));
        }
        return ExitCode.DONE.number();
    }

    static Table table(StatusJson status, String url, Times times) {
        String up = "up " + times.since(status.startedAt());
        return new Table()
                .row("daemon", "lumed " + status.version() + " on " + url + ", " + up)
                .row(
                        "backend",
                        status.backend().url() + ", authorisation "
                                + status.backend().auth())
                .row("conversations", conversations(status.conversations()))
                .row("outbox", Words.count(status.outbox(), "message", "messages") + " not confirmed");
    }

    private static String conversations(StatusJson.Conversations conversations) {
        String modes = Stream.of(
                        mode(conversations.live(), "live"),
                        mode(conversations.polling(), "polling"),
                        mode(conversations.connecting(), "connecting"),
                        mode(conversations.offline(), "offline"),
                        mode(conversations.unauthorized(), "unauthorized"),
                        mode(conversations.gone(), "gone"))
                .filter(mode -> !mode.isEmpty())
                .collect(Collectors.joining(", "));
        return conversations.open() + " open" + (modes.isEmpty() ? "" : ": " + modes);
    }

    private static String mode(int count, String word) {
        return count == 0 ? "" : count + " " + word;
    }
}
