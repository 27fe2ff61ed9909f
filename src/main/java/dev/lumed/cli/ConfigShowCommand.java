package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.settings.EffectiveValue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Shows what is in force and where each value comes from; secrets are masked.")
final class ConfigShowCommand implements Callable<Integer> {

    private static final int WIDEST_VALUE = 30;

    private final Console console;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private OutputOption output;

    ConfigShowCommand(Console console) {
        this.console = console;
    }

    /** What is printed for scripts. */
    private record Entry(String key, String value, String source, boolean reloadable) {}

    @Override
    public Integer call() throws Exception {
        List<EffectiveValue> values = options.read(console).values();
        if (output.json()) {
            console.println(ApiJson.write(values.stream()
                    .map(value ->
                            new Entry(value.key(), value.text(), value.source().toString(), value.reloadable()))
                    .toList()));
        } else {
            Table table = new Table("KEY", "VALUE", "FROM");
            Screen screen = console.screen();
            // A list would push where values come from off the screen.
            int columns = screen.terminal() ? WIDEST_VALUE : Integer.MAX_VALUE;
            values.forEach(value -> table.row(
                    value.key(),
                    DisplayWidth.cut(value.text(), columns),
                    value.source().toString()));
            console.print(table.on(screen));
        }
        return ExitCode.DONE.number();
    }
}
