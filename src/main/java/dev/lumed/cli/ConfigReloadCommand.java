package dev.lumed.cli;

import dev.lumed.api.ReloadJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "reload", description = "Has the running daemon read its configuration again.")
final class ConfigReloadCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    ConfigReloadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon.Answer answer = options.daemon(console).post("/v1/config/reload");
        if (options.json()) {
            console.println(answer.line());
            return ExitCode.DONE.number();
        }
        ReloadJson reload = answer.as(ReloadJson.class);
        Table table = new Table();
        reload.changed().forEach(key -> table.row(key, "in force"));
        reload.atRestart().forEach(key -> table.row(key, "needs a restart"));
        console.print(table.on(console.screen()));
        if (reload.changed().isEmpty() && reload.atRestart().isEmpty()) {
            console.say("Nothing has changed.");
        }
        return ExitCode.DONE.number();
    }
}
