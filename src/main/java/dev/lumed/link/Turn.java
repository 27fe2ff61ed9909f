package dev.lumed.link;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One input being worked out: the state as it stands so far, and what the shell will be asked. Immutable; the rules of
 * the phases are written in its words.
 */
record Turn(LinkSettings settings, Duration now, double jitter, State state, List<Action> actions) {

    /** Close codes of RFC 6455, section 7.4.1: wished for, and not to be used any more. */
    static final int NORMAL = 1000;

    static final int GOING_AWAY = 1001;

    /**
     * A read is bounded by its requests; this only bounds an outcome that got lost in the shell. It must suffice for the
     * longest history behind the longest queue, since whoever is given up begins again.
     */
    static final Duration READ_PATIENCE = Duration.ofMinutes(10);

    Phase phase() {
        return state.phase();
    }

    Reading reading() {
        return state.reading();
    }

    boolean isDue(Duration deadline) {
        return deadline.compareTo(now) <= 0;
    }

    Turn ask(Action action) {
        return new Turn(
                settings,
                now,
                jitter,
                state,
                Stream.concat(actions.stream(), Stream.of(action)).toList());
    }

    Turn enter(Phase next) {
        return with(state.with(next));
    }

    // The socket

    /** A fresh start: history and socket side by side, whatever was before. */
    Turn start(String reason) {
        Duration hedgeAt = now.plus(settings.timeouts().hedgeAfter());
        return hangUp(NORMAL, reason)
                .forgive()
                .connect(attempt -> new Connecting(attempt, hedgeAt, reason))
                .read(Purpose.OPENING);
    }

    /** Another try right now while polling goes on, since something is different from what it was. */
    Turn startWhilePolling(String reason) {
        return hangUp(NORMAL, reason)
                .forgive()
                .connect(attempt -> new Hedging(attempt, reason))
                .read(Purpose.POLL);
    }

    Turn connect(Function<Attempt, Phase> trying) {
        if (!settings.webSocketEnabled()) {
            return enter(Polling.only());
        }
        Sockets next = state.sockets().next();
        Attempt attempt = new Attempt(now.plus(settings.timeouts().connectTimeout()), false);
        return with(state.with(next)).enter(trying.apply(attempt)).ask(new Action.ConnectSocket(next.last()));
    }

    Turn hangUp(int code, String reason) {
        return phase().hasSocket() ? ask(new Action.CloseSocket(code, reason)) : this;
    }

    /** There is no socket any more: poll until it is time for the next. */
    Turn lose(Life life, Loss loss) {
        Sockets sockets = state.sockets().lost(life, now, settings.reconnect().fastAttempts());
        Duration wait = settings.reconnect().delay(sockets.failures(), loss.retryAfter(), jitter);
        String reason = life == Life.USELESS && sockets.keepFailing(now)
                ? "useless: opened and lost " + Sockets.TOO_MANY + " times within a minute; " + loss.reason()
                : loss.reason();
        return with(state.with(sockets)).enter(new Polling(now.plus(wait), reason));
    }

    /** Nothing is to happen any more until somebody wants it. */
    Turn rest(Phase.Resting resting, String reason) {
        Turn silent = hangUp(NORMAL, reason);
        Turn idle = reading().isUnderWay() ? silent.ask(new Action.StopRead()) : silent;
        return idle.with(reading().stopped()).enter(resting);
    }

    // Reads

    /** Read now, or as soon as the read under way has ended or the backend lets us. */
    Turn read(Purpose purpose) {
        if (reading().isUnderWay()) {
            return with(reading().wanting(purpose));
        }
        Duration notBefore = reading().trouble().notBefore();
        if (notBefore != null && !isDue(notBefore)) {
            return with(reading().dueAt(notBefore));
        }
        Reading began = reading().began(now.plus(READ_PATIENCE));
        return with(began).ask(new Action.Read(began.last(), purpose));
    }

    Turn readSucceeded(boolean news) {
        Reading seen = news ? reading().sawMessage(now) : reading();
        Turn succeeded = with(seen.succeeded());
        Turn moved = phase().readSucceeded(succeeded);
        return moved.readNext(moved.phase().pause(moved).map(now::plus).orElse(null));
    }

    Turn readFailed(String reason, Duration retryAfter) {
        Duration wait = settings.reconnect()
                .delay(
                        reading().trouble().failures() + 1,
                        retryAfter,
                        settings.polling().longest(),
                        jitter);
        Duration next = now.plus(wait);
        return with(reading().failed(reason, retryAfter.isZero() ? null : next)).readNext(next);
    }

    Turn readDue() {
        Duration giveUpAt = reading().giveUpAt();
        if (giveUpAt != null && isDue(giveUpAt)) {
            return ask(new Action.StopRead()).readFailed("no outcome within " + words(READ_PATIENCE), Duration.ZERO);
        }
        Duration next = reading().next();
        return next != null && isDue(next) ? phase().read(this) : this;
    }

    /** Polls become more frequent at once, not only after the wait of a slower tier. */
    Turn messageSeen() {
        Turn seen = with(reading().sawMessage(now));
        Duration next = seen.reading().next();
        if (next == null || seen.reading().isFailing()) {
            return seen;
        }
        return seen.phase()
                .pause(seen)
                .map(now::plus)
                .filter(sooner -> sooner.compareTo(next) < 0)
                .map(sooner -> seen.with(seen.reading().dueAt(sooner)))
                .orElse(seen);
    }

    /** A number of seconds, for people. */
    static String words(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** A read has ended: what was wanted meanwhile goes out, or else the next one is set. */
    private Turn readNext(@Nullable Duration next) {
        Purpose wanted = reading().wanted();
        return wanted == null
                ? with(reading().dueAt(next))
                : with(reading().wanting(null)).read(wanted);
    }

    private Turn forgive() {
        return with(state.with(state.sockets().forgiven()).with(reading().forgiven(now)));
    }

    private Turn with(Reading reading) {
        return with(state.with(reading));
    }

    private Turn with(State next) {
        return new Turn(settings, now, jitter, next, actions);
    }
}
