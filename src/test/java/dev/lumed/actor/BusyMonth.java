package dev.lumed.actor;

import dev.lumed.backend.RenewedTokens;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Status;
import dev.lumed.http.FeedReaders;
import dev.lumed.journal.Archive;
import dev.lumed.link.Mode;
import dev.lumed.log.Logging;
import dev.lumed.simulation.Fault;
import dev.lumed.simulation.UsualTuning;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pekko.stream.UniqueKillSwitch;

/**
 * A daemon in daily use, in virtual time: every day the same is done, in the same bad weather, and the day ends with calm.
 * One conversation lasts, others are opened, closed, and deleted or kept; readers of the feed come and go, tokens are
 * renewed, the network leaves and returns, and the machine sleeps. It is used for two hours and a half, with a question every
 * three minutes, and sleeps for most of the rest.
 */
final class BusyMonth implements AutoCloseable {
    private static final int TURNS_A_DAY = 48;
    private static final Duration PAUSE = Duration.ofMinutes(3);
    private static final Duration SLEEP = Duration.ofHours(10);
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final Duration CALM = Duration.ofMinutes(5);
    private static final int READERS = 6;
    private static final int OPEN = 3;
    private static final int CLOSED = 3;
    private static final int READINGS_AT_ONCE = 64;
    private static final String QUESTION = "What should I eat before I run, and how long before it? ".repeat(4);

    private final Stage stage;
    private final FeedReaders feed;
    private final RenewedTokens tokens;
    private final ConversationId lasting;
    private final Deque<ConversationId> passing = new ArrayDeque<>();
    private final Deque<ConversationId> closed = new ArrayDeque<>();
    private final Deque<UniqueKillSwitch> readers = new ArrayDeque<>();
    private int asked;

    BusyMonth(Archive archive) {
        this.stage = Stage.on(archive);
        this.feed = new FeedReaders(stage.conversations(), stage.meters(), stage.materializer());
        this.tokens = new RenewedTokens(stage.agenda()::nanos, (access, refresh) -> {
            Logging.hide(access);
            Logging.hide(refresh);
            return CompletableFuture.completedFuture(null);
        });
        stage.conversations().tune(asTheDaemon(), UsualTuning.link(), READINGS_AT_ONCE);
        this.lasting = stage.open();
        stage.cloud().begin();
    }

    /** A whole list is not read more often than the daemon does it, or a month would take an hour. */
    private static ConversationSettings asTheDaemon() {
        ConversationSettings usual = UsualTuning.conversation(UsualTuning.PAGE);
        return new ConversationSettings(
                usual.acknowledgeWithin(),
                usual.streamIdle(),
                usual.uncertainGrace(),
                usual.maxQueued(),
                usual.pageSize(),
                Duration.ofHours(6));
    }

    /** All of a day, to its calm end: nobody reads, everything is said, and every open conversation is live. */
    void day() {
        weather().forEach(stage.weather()::set);
        for (int turn = 0; turn < TURNS_A_DAY; turn++) {
            stage.pass(PAUSE);
            talk();
            network(turn);
            conversations(turn);
            readers(turn);
        }
        calmDown();
        closed.addLast(passing.removeLast());
        stage.success(stage.conversations().close(closed.getLast()));
        if (closed.size() > CLOSED) {
            stage.success(stage.conversations().delete(closed.removeFirst()));
        }
        calmDown();
    }

    private static Map<Fault, Double> weather() {
        Map<Fault, Double> odds = new EnumMap<>(Fault.class);
        for (Fault fault : List.of(Fault.SOCKET_RESET, Fault.SOCKET_CLOSED, Fault.HALF_OPEN, Fault.OUTBOUND_DEAD)) {
            odds.put(fault, 1.0 / 3600);
        }
        odds.put(Fault.NETWORK_DOWN, 1.0 / 3600);
        odds.put(Fault.NETWORK_FLAPPING, 1.0 / 36_000);
        for (Fault fault : List.of(
                Fault.UPGRADE_UNAVAILABLE,
                Fault.UPGRADE_HANG,
                Fault.SOCKET_SILENT,
                Fault.FRAME_LOST,
                Fault.FRAME_REPEATED,
                Fault.FRAME_CUT,
                Fault.FRAME_UNKNOWN,
                Fault.END_LOST,
                Fault.REPLY_STALLED,
                Fault.CONNECTION_REFUSED,
                Fault.REQUEST_LOST,
                Fault.ANSWER_LOST,
                Fault.ERROR_BEFORE,
                Fault.ERROR_AFTER,
                Fault.THROTTLED,
                Fault.RETRY_AFTER,
                Fault.TOKEN_EXPIRED)) {
            odds.put(fault, 0.05);
        }
        return odds;
    }

    private void talk() {
        say(lasting);
        passing.forEach(this::say);
    }

    /** Whether it is taken or not. */
    private void say(ConversationId id) {
        stage.conversations().send(id, new Submission(QUESTION + ++asked, "key-" + asked));
    }

    private void network(int turn) {
        if (turn % 4 == 0) {
            tokens.renew();
        }
        if (turn % 8 == 3) {
            stage.conversations().suspend();
            stage.pass(MOMENT);
            stage.conversations().resume();
        }
        if (turn % 24 == 7) {
            stage.sleep(SLEEP);
            stage.conversations().reconnect(lasting);
        }
    }

    /** Another one every three hours, for one that is deleted. */
    private void conversations(int turn) {
        if (turn % 12 != 5) {
            return;
        }
        ConversationId id = new ConversationId(stage.cloud().create());
        while (!(stage.await(stage.conversations().open(id)) instanceof Outcome.Success)) {
            stage.pass(MOMENT);
        }
        passing.addLast(id);
        if (passing.size() > OPEN) {
            stage.conversations().delete(passing.removeFirst());
        }
    }

    private void readers(int turn) {
        readers.addLast(
                switch (turn % 3) {
                    case 0 -> feed.followAll();
                    case 1 -> feed.follow(lasting);
                    default -> feed.follow(passing.isEmpty() ? lasting : passing.getLast());
                });
        if (readers.size() > READERS) {
            readers.removeFirst().shutdown();
        }
    }

    private void calmDown() {
        stage.cloud().heal();
        stage.conversations().credentialsRenewed();
        stage.conversations().resume();
        while (!readers.isEmpty()) {
            readers.removeFirst().shutdown();
        }
        stage.pass(CALM);
        discardWhatFailed(lasting);
        passing.forEach(this::discardWhatFailed);
        stage.until("calm", this::isCalm);
        stage.pass(CALM);
    }

    private void discardWhatFailed(ConversationId id) {
        stage.messages(id).stream()
                .filter(message -> message.status() == Status.FAILED)
                .map(Message::id)
                .forEach(message -> stage.conversations().discard(id, message));
    }

    private boolean isCalm() {
        StatusView status = stage.await(stage.conversations().status());
        return status.outbox() == 0 && status.byMode().getOrDefault(Mode.LIVE, 0) == status.open();
    }

    /** What the backend has, which is in the same heap. */
    List<WireMessage> atTheBackend() {
        return Stream.of(List.of(lasting), passing, closed)
                .flatMap(Collection::stream)
                .flatMap(id -> stage.cloud().list(id.value()).stream())
                .toList();
    }

    @Override
    public void close() {
        stage.close();
    }
}
