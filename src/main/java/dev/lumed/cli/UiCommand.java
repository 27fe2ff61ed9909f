package dev.lumed.cli;

import dev.lumed.api.LoginCodeJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ui",
        description = "Prints an address of the page that signs one browser in, and opens it where there is a screen.")
final class UiCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Option(names = "--no-open", description = "Only print the address.")
    private boolean onlyPrinted;

    UiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon.Answer answer = options.daemon(console).post("/v1/login-codes");
        if (options.json()) {
            console.println(answer.line());
            return ExitCode.DONE.number();
        }
        String url = answer.as(LoginCodeJson.class).url().toString();
        console.println(url);
        boolean asked = !onlyPrinted && console.screen().terminal() && new WebBrowser(console.environment()).open(url);
        console.say((asked ? "Your browser is asked to open it" : "Open it in your browser")
                + "; it is good once, for five minutes.");
        return ExitCode.DONE.number();
    }
}
