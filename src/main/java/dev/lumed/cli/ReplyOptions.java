package dev.lumed.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a reply is waited for. */
final class ReplyOptions {

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = Durations.class,
            description = "How long to wait for the reply (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(2);

    Duration timeout() {
        return timeout;
    }
}
