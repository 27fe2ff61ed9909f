package dev.lumed.link;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every phase times every input, as found by asking the link. */
final class LinkTable {

    /** What one input does in one phase. */
    record Cell(Class<?> from, String occasion, Class<?> to, String effect, boolean noticed) {

        boolean moves() {
            return from != to;
        }

        String words() {
            return effect.isEmpty() && noticed ? "noted" : effect;
        }
    }

    static Map<String, Supplier<FakeShell>> phases() {
        Map<String, Supplier<FakeShell>> phases = new LinkedHashMap<>();
        phases.put("Closed", FakeShell::closed);
        phases.put("Connecting", FakeShell::connecting);
        phases.put("Hedging", FakeShell::hedging);
        phases.put("CatchingUp", FakeShell::catchingUp);
        phases.put("Live", FakeShell::live);
        phases.put("Polling", FakeShell::polling);
        phases.put("Suspended", FakeShell::suspended);
        phases.put("Unauthorized", FakeShell::unauthorized);
        phases.put("Gone", FakeShell::gone);
        return phases;
    }

    /** Each input as it would come of the socket and the read that the phase has, if it has. */
    static Map<String, Function<FakeShell, Input>> inputs() {
        Map<String, Function<FakeShell, Input>> inputs = new LinkedHashMap<>();
        inputs.put("Open", shell -> new Input.Open());
        inputs.put("Close", shell -> new Input.Close());
        inputs.put("Suspend", shell -> new Input.Suspend());
        inputs.put("Resume", shell -> new Input.Resume());
        inputs.put("Reconnect", shell -> new Input.Reconnect());
        inputs.put("SocketOpened", shell -> new Input.SocketOpened(socket(shell)));
        inputs.put("FrameReceived", shell -> new Input.FrameReceived(socket(shell)));
        inputs.put("SocketClosed", shell -> new Input.SocketClosed(socket(shell), 1006, ""));
        inputs.put("SocketRefused", shell -> new Input.SocketRefused(socket(shell), 503, "", Duration.ZERO));
        inputs.put("SocketFailed", shell -> new Input.SocketFailed(socket(shell), "reset"));
        inputs.put("SocketBroken", shell -> new Input.SocketBroken("malformed frames"));
        inputs.put("Unauthorized", shell -> new Input.Unauthorized("refresh refused"));
        inputs.put("CredentialsRenewed", shell -> new Input.CredentialsRenewed());
        inputs.put("Gone", shell -> new Input.Gone(404, ""));
        inputs.put("ReadSucceeded", shell -> new Input.ReadSucceeded(read(shell), true));
        inputs.put("ReadFailed", shell -> new Input.ReadFailed(read(shell), "timeout", Duration.ZERO));
        inputs.put("MessageSeen", shell -> new Input.MessageSeen());
        inputs.put("Tick", shell -> new Input.Tick());
        return inputs;
    }

    static Map<String, List<Cell>> rows() {
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        inputs().forEach((name, input) -> rows.put(name, row(name, shell -> shell.tell(input.apply(shell)))));
        rows.put("Tick after a sleep", row("wake-up", LinkTable::wake));
        return rows;
    }

    static List<Action> wake(FakeShell shell) {
        shell.shiftWall(Duration.ofHours(1));
        return shell.tell(new Input.Tick());
    }

    private static List<Cell> row(String occasion, Function<FakeShell, List<Action>> what) {
        return phases().values().stream()
                .map(phase -> cell(occasion, occasion.startsWith("Read") ? reading(phase.get()) : phase.get(), what))
                .toList();
    }

    static Cell cell(String occasion, FakeShell shell, Function<FakeShell, List<Action>> what) {
        shell.stall(Duration.ofNanos(1));
        State before = shell.link().state();
        Mode shownBefore = shell.mode();
        List<Action> actions = what.apply(shell);
        State after = shell.link().state();
        Class<?> from = before.phase().getClass();
        Class<?> to = after.phase().getClass();
        Stream<String> moved = Stream.of("→ **" + to.getSimpleName() + "**").filter(words -> from != to);
        Stream<String> shown = Stream.of("now " + shell.mode().name().toLowerCase(Locale.ROOT))
                .filter(words -> from == to && shell.mode() != shownBefore);
        Stream<String> asked = actions.stream().map(LinkTable::words);
        Stream<String> wanted = Stream.ofNullable(after.reading().wanted()).map(purpose -> "later read " + purpose);
        String effect =
                Stream.of(moved, shown, asked, wanted).flatMap(words -> words).collect(Collectors.joining(", "));
        return new Cell(from, occasion, to, effect, !before.equals(after));
    }

    /** The same phase with a read under way, if it ever reads. */
    private static FakeShell reading(FakeShell shell) {
        boolean reads = shell.phase() instanceof Phase.Active;
        for (int i = 0; reads && i < 100 && !shell.link().state().reading().isUnderWay(); i++) {
            if (shell.pass(shell.untilWake()).contains(new Action.SendPing())) {
                shell.tell(new Input.FrameReceived(socket(shell)));
            }
        }
        return shell;
    }

    private static String words(Action action) {
        return action.match(new Action.Cases<>() {
            @Override
            public String connectSocket(Action.ConnectSocket connect) {
                return "connect";
            }

            @Override
            public String closeSocket(Action.CloseSocket close) {
                return "close " + close.code();
            }

            @Override
            public String sendPing(Action.SendPing ping) {
                return "ping";
            }

            @Override
            public String read(Action.Read read) {
                return "read " + read.purpose();
            }

            @Override
            public String stopRead(Action.StopRead stop) {
                return "stop reading";
            }

            @Override
            public String transitioned(Action.Transitioned transition) {
                return "tell";
            }
        });
    }

    private static int socket(FakeShell shell) {
        return shell.link().state().sockets().last();
    }

    private static int read(FakeShell shell) {
        return shell.link().state().reading().last();
    }

    private LinkTable() {}
}
