package dev.lumed.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the backend's list is read: from where we stand, with a small overlap whose ids prove that nothing shifted. If
 * they do not fit, and now and then anyway, the list is read from its start and every message is compared. One reading
 * at a time.
 */
final class HistoryRules {
    private static final int MOST_RESTARTS = 3;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

    private final Deliberation d;
    private final FlightRules flight;
    private final ReplyRules replies;

    HistoryRules(Deliberation deliberation, FlightRules flight, ReplyRules replies) {
        this.d = deliberation;
        this.flight = flight;
        this.replies = replies;
    }

    void requested(Via via) {
        d.reading = d.reading.askedByLink(via);
        if (d.reading.current() == null) {
            begin(true);
        }
    }

    /** Begins a reading that the conversation itself wants, when its time has come and a way is open. */
    void beginIfDue() {
        Duration wantedAt = d.reading.wantedAt();
        boolean possible = d.state.open() && d.sending.transport() != Transport.NONE;
        if (d.reading.current() == null && possible && wantedAt != null && d.reached(wantedAt)) {
            begin(false);
        }
    }

    private void begin(boolean forLink) {
        Pass pass = isToCompare()
                ? Pass.overAll(d.now.elapsed(), forLink)
                : Pass.from(d.state.cursor(), d.now.elapsed(), forLink);
        d.reading = d.reading.begun(pass);
        d.act(new Action.ReadPage(pass.offset(), pageSize()));
    }

    /** Not while something is looked for that stands at the end of the list. */
    private boolean isToCompare() {
        Duration at = d.reading.compareAt();
        return at != null
                && d.reached(at)
                && d.state.inFlight() == null
                && d.state.awaiting().isEmpty()
                && d.streaming.draft() == null;
    }

    void pageRead(HistoryPage page) {
        Pass pass = d.reading.current();
        if (pass == null || pass.held() != null) {
            return;
        }
        PageFit fit = fit(pass, page);
        List<ServerId> questions = new Placement(d.state, fit.newsOf(page), Map.of()).questionsForTheArchive();
        if (questions.isEmpty()) {
            take(pass, page, Map.of());
        } else {
            d.reading = d.reading.under(pass.holding(page));
            d.act(new Action.ConsultArchive(questions));
        }
    }

    void archiveConsulted(Map<ServerId, Long> archived) {
        Pass pass = d.reading.current();
        if (pass != null && pass.held() != null) {
            take(pass, pass.held(), archived);
        }
    }

    private void take(Pass pass, HistoryPage page, Map<ServerId, Long> archived) {
        PageFit fit = fit(pass, page);
        if (!fit.follows()) {
            restart(pass);
            return;
        }
        Placement placement = new Placement(d.state, fit.newsOf(page), archived);
        int open = fit.goesOn() ? placement.openEnd() : 0;
        if (open > 0) {
            fit = fit.shortenedBy(open);
            placement = new Placement(d.state, fit.newsOf(page), archived);
        }
        List<Listed> listed = placement.place(new Matching(d.state, d.streaming));
        Cursor moved = fit.movedOver(placement.marks());
        boolean last = !fit.goesOn();
        Cursor cursor = pass.whole() && !last ? d.state.cursor() : moved;
        if (!listed.isEmpty() || !cursor.equals(d.state.cursor())) {
            merge(listed, cursor);
        }
        if (last) {
            finish(pass, !listed.isEmpty());
        } else {
            Pass next = pass.next(moved.overlapStart(), moved.tail(), !listed.isEmpty());
            d.reading = d.reading.under(next);
            d.act(new Action.ReadPage(next.offset(), pageSize()));
        }
    }

    private void merge(List<Listed> listed, Cursor cursor) {
        State stateBefore = d.state;
        Log before = stateBefore.log();
        for (Listed each : listed) {
            if (each.known() != null && each.accepts(before)) {
                flight.settled(each.known());
                d.note(
                        each.known(),
                        "adopted",
                        "found in the backend's list as " + each.remote().id());
            }
        }
        boolean accepted = listed.stream().anyMatch(each -> each.accepts(before));
        d.emit(new Event.HistoryRead(listed, cursor, d.reading.via()));
        for (Listed each : listed) {
            Message settled = d.state.log().findSettled(each.remote().id());
            if (settled != null) {
                d.note(
                        settled.id(),
                        each.known() == null ? "received" : "listed",
                        "in the backend's list as " + each.remote().id());
            }
        }
        if (accepted) {
            flight.replyIsDue();
        }
        replies.listed(listed, stateBefore);
    }

    private void finish(Pass pass, boolean news) {
        boolean any = pass.news() || news;
        d.reading = d.reading.finished();
        if (pass.whole() || d.reading.compareAt() == null) {
            d.reading = d.reading.comparingAt(d.in(d.settings.compareEvery()));
        }
        if (d.state.unread().catchingUp()) {
            d.emit(new Event.CaughtUp());
        }
        flight.afterReading(pass.startedAt());
        replies.afterReading();
        if (pass.forLink()) {
            d.act(new Action.ReadFinished(any));
        }
        if (d.reading.forLink()) {
            begin(true);
        }
    }

    private void restart(Pass pass) {
        if (pass.restarts() >= MOST_RESTARTS) {
            failed(new Input.ReadFailed("the list changes faster than it can be read", Duration.ZERO));
            return;
        }
        Pass again = pass.fromTheStart(d.now.elapsed());
        d.reading = d.reading.under(again);
        d.act(new Action.ReadPage(0, pageSize()));
    }

    void failed(Input.ReadFailed input) {
        Pass pass = d.reading.current();
        if (pass == null) {
            return;
        }
        boolean linkWaits = pass.forLink() || d.reading.forLink();
        Duration pause = d.backoff(d.reading.failures(), FIRST_BACKOFF, LONGEST_BACKOFF);
        Duration wait = input.retryAfter().compareTo(pause) > 0 ? input.retryAfter() : pause;
        boolean wanted =
                !pass.forLink() || d.reading.wantedAt() != null || flight.isInDoubt() || replies.somethingIsMissing();
        d.reading = d.reading.failed(wanted ? d.in(wait) : null);
        if (linkWaits) {
            d.act(new Action.ReadUnfinished(input.reason(), input.retryAfter()));
        }
    }

    /** A page waits for what the archive knows of it. */
    boolean isConsulting() {
        Pass pass = d.reading.current();
        return pass != null && pass.held() != null;
    }

    /** Room for more than the overlap, or no page would ever bring us on. */
    private int pageSize() {
        return Math.max(d.settings.pageSize(), 2 * Cursor.OVERLAP);
    }

    private PageFit fit(Pass pass, HistoryPage page) {
        return PageFit.of(pass, d.state.cursor(), page, pageSize());
    }
}
