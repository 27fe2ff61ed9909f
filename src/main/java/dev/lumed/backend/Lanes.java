package dev.lumed.backend;

import dev.lumed.meters.Meters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Uri;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP connections to the backend: so many at once, and a few kept open for calls that may be repeated. All others
 * get a connection of their own, so that a failure tells whether they can have arrived.
 */
final class Lanes {
    private static final int MOST_AT_ONCE = 128;
    private static final int MOST_KEPT = 32;

    /** A busy connection would otherwise last for as long as its server, whatever the host's name means by then. */
    private static final Duration OLDEST = Duration.ofMinutes(1);

    /** All that notice the same standstill do so within this time, and no second one fits in. */
    private static final Duration ONE_WAKING = Duration.ofSeconds(5);

    private final Dialer dialer;
    private final Uri origin;
    private final InstantSource clock;
    private final Meters meters;
    private final Turnstile turnstile = new Turnstile(MOST_AT_ONCE);
    private final Deque<Lane> kept = new ArrayDeque<>();
    private final Set<Exchange> repeatable = new HashSet<>();
    private Instant wokeAt = Instant.MIN;

    Lanes(Dialer dialer, Uri origin, InstantSource clock, Meters meters) {
        this.dialer = dialer;
        this.origin = origin;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * One call. The stage never fails, and when it is complete nothing of the request is sent any more.
     *
     * @param repeatable whether it does no harm if it arrives twice
     */
    CompletionStage<Reply> exchange(HttpRequest request, boolean repeatable, Duration timeout) {
        long begun = System.nanoTime();
        return new Exchange(this, dialer.system(), request, repeatable)
                .begin(turnstile, timeout)
                .thenApply(reply -> counted(reply, begun));
    }

    private Reply counted(Reply reply, long begun) {
        meters.requestEnded(reply.outcome(), Duration.ofNanos(System.nanoTime() - begun));
        return reply;
    }

    /**
     * The connections that there are may have died without a sign. None of those that were kept is used again, and what
     * may be asked twice is asked anew; what may not waits for its answer as before.
     *
     * @return false where it was said before
     */
    boolean wokeUp() {
        List<Lane> idle;
        List<Exchange> waiting;
        synchronized (this) {
            Instant now = clock.instant();
            if (!wokeAt.equals(Instant.MIN)
                    && Duration.between(wokeAt, now).abs().compareTo(ONE_WAKING) < 0) {
                return false;
            }
            wokeAt = now;
            idle = List.copyOf(kept);
            kept.clear();
            waiting = List.copyOf(repeatable);
        }
        idle.forEach(Lane::cut);
        waiting.forEach(Exchange::again);
        return true;
    }

    synchronized void began(Exchange exchange) {
        repeatable.add(exchange);
    }

    synchronized void ended(Exchange exchange) {
        repeatable.remove(exchange);
    }

    synchronized @Nullable Lane kept() {
        Lane lane = kept.poll();
        while (lane != null && !lane.isOpen()) {
            lane = kept.poll();
        }
        return lane;
    }

    Lane fresh() {
        return Lane.open(dialer, origin, clock.instant(), this::read);
    }

    void keep(Lane lane) {
        Lane left;
        synchronized (this) {
            if (isOld(lane)) {
                left = lane;
            } else {
                kept.push(lane);
                left = kept.size() > MOST_KEPT ? kept.pollLast() : null;
            }
        }
        if (left != null) {
            left.cut();
        }
    }

    private boolean isOld(Lane lane) {
        return Duration.between(lane.openedAt(), clock.instant()).abs().compareTo(OLDEST) > 0;
    }

    private Reply.Response read(HttpResponse response, HttpEntity.Strict entity) {
        String body = entity.getData().utf8String();
        Duration retryAfter = response.getHeader("Retry-After")
                .map(HttpHeader::value)
                .map(value -> RetryAfter.read(value, clock.instant()))
                .orElse(Duration.ZERO);
        return new Reply.Response(response.status().intValue(), body, isPage(entity, body), retryAfter);
    }

    private static boolean isPage(HttpEntity.Strict entity, String body) {
        return entity.getContentType().toString().toLowerCase(Locale.ROOT).contains("html")
                || body.stripLeading().startsWith("<");
    }
}
