package dev.lumed.link;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Every deadline of the link, as found by waiting for it. */
final class LinkDeadlines {

    /** One way to spend time until something is due. */
    private record Wait(String occasion, Supplier<FakeShell> until, Duration then) {}

    static List<LinkTable.Cell> cells() {
        return waits().stream()
                .map(wait -> LinkTable.cell(
                        wait.occasion(), wait.until().get().drawing(0), shell -> shell.pass(wait.then())))
                .toList();
    }

    private static List<Wait> waits() {
        Duration reads = Duration.ofMillis(400);
        return List.of(
                new Wait("hedge-after without a frame", FakeShell::connecting, Duration.ofMillis(1500)),
                new Wait("a failed read is due again", () -> failing(FakeShell.connecting(), 1), reads),
                new Wait("connect-timeout without a frame", LinkDeadlines::overdue, Duration.ofMillis(1)),
                new Wait("a poll is due", FakeShell::hedging, Duration.ofSeconds(2)),
                new Wait("frames have waited for 3 s", FakeShell::catchingUp, Duration.ofSeconds(3)),
                new Wait("a failed read is due again", () -> failing(FakeShell.catchingUp(), 2), reads),
                new Wait("ping-interval of silence", LinkDeadlines::almostSilent, Duration.ofMillis(1)),
                new Wait("pong-timeout after that", () -> silent(FakeShell.catchingUp()), Duration.ofSeconds(10)),
                new Wait("ping-interval of silence", FakeShell::live, Duration.ofSeconds(15)),
                new Wait("pong-timeout after that", () -> silent(FakeShell.live()), Duration.ofSeconds(10)),
                new Wait("no answer 3 s after a sleep", LinkDeadlines::woken, Duration.ofSeconds(3)),
                new Wait("resync-interval is over", LinkDeadlines::resyncing, Duration.ofMillis(1)),
                new Wait("a poll is due", FakeShell::polling, Duration.ofMillis(1800)),
                new Wait("the next try is due", () -> failing(polled(), 3), Duration.ofMillis(200)),
                new Wait("a read without any outcome", LinkDeadlines::stuck, Duration.ofMinutes(10)));
    }

    private static FakeShell failing(FakeShell shell, int read) {
        shell.drawing(0).tell(new Input.ReadFailed(read, "timeout", Duration.ZERO));
        return shell;
    }

    private static FakeShell overdue() {
        FakeShell shell = FakeShell.hedging();
        shell.passWell(Duration.ofMillis(8499));
        return shell;
    }

    private static FakeShell almostSilent() {
        FakeShell shell = FakeShell.catchingUp();
        shell.pass(Duration.ofMillis(14_999));
        return shell;
    }

    private static FakeShell silent(FakeShell shell) {
        shell.pass(Duration.ofSeconds(15));
        return shell;
    }

    private static FakeShell woken() {
        FakeShell shell = FakeShell.live();
        LinkTable.wake(shell);
        shell.tell(new Input.ReadSucceeded(3, false));
        return shell;
    }

    private static FakeShell resyncing() {
        FakeShell shell = FakeShell.live();
        shell.passWell(Duration.ofMillis(269_999));
        return shell;
    }

    private static FakeShell polled() {
        FakeShell shell = FakeShell.polling();
        shell.pass(Duration.ofMillis(1800));
        return shell;
    }

    private static FakeShell stuck() {
        FakeShell shell = FakeShell.closed(FakeShell.settings(false, FakeShell.adaptive(true)));
        shell.tell(new Input.Open());
        return shell;
    }

    private LinkDeadlines() {}
}
