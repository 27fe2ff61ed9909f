package dev.lumed.meters;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Told what happens, from any thread; it only adds numbers up. Every series is there from the start with 0, so that its
 * first increase is seen as one.
 */
public final class Meters {
    private static final double[] REQUEST_SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final double[] WRITE_SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};
    private static final double[] REPLY_SECONDS = {0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Traffic traffic;
    private final Histogram requests;
    private final Histogram writes;
    private final Histogram replies;
    private final Counter frames;
    private final Counter messages;
    private final Counter doubles;
    private final Counter gapsOpened;
    private final Counter gapsClosed;
    private final Counter failovers;
    private final Counter reconnects;
    private final Counter uncertain;

    public Meters(InstantSource clock) {
        traffic = new Traffic(clock);
        requests = histogram(
                "lumed_backend_request_seconds",
                "HTTP requests to the backend, by outcome.",
                REQUEST_SECONDS,
                "outcome");
        writes = histogram(
                "lumed_journal_write_seconds", "Until what was decided in a conversation is durable.", WRITE_SECONDS);
        replies = histogram(
                "lumed_reply_first_content_seconds",
                "From giving a message to the backend to the first piece of its reply, by the way that came.",
                REPLY_SECONDS,
                "via");
        frames = counter("lumed_websocket_frames_total", "Messages received on WebSockets, answers to pings too.");
        messages = counter(
                "lumed_messages_received_total", "Messages that came from the backend, by how each came first.", "via");
        doubles = counter("lumed_doubles_suppressed_total", "Messages that came again and are shown once.");
        gapsOpened = counter("lumed_gaps_opened_total", "Times that a conversation may have missed something.");
        gapsClosed = counter("lumed_gaps_closed_total", "Times that what was missed has been read in full.");
        failovers = counter("lumed_failovers_total", "Times that polling took over from a WebSocket.");
        reconnects = counter("lumed_reconnects_total", "WebSockets tried after the first, by why.", "reason");
        uncertain = counter("lumed_sends_uncertain_total", "Sends whose answer was lost.");
        words(RequestOutcome.values()).forEach(requests::initLabelValues);
        words(Way.values()).forEach(replies::initLabelValues);
        words(Way.values()).forEach(messages::initLabelValues);
        words(SocketLoss.values()).forEach(reconnects::initLabelValues);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Histogram histogram(String name, String help, double[] bounds, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(bounds)
                .register(registry);
    }

    private static Stream<String> words(Enum<?>[] values) {
        return Stream.of(values).map(Meters::word);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Where others may add what they count. */
    public PrometheusRegistry registry() {
        return registry;
    }

    public Traffic traffic() {
        return traffic;
    }

    public void requestEnded(RequestOutcome outcome, Duration took) {
        requests.labelValues(word(outcome)).observe(seconds(took));
        traffic.requestEnded(outcome != RequestOutcome.ANSWERED, took);
    }

    public void frameReceived() {
        frames.inc();
        traffic.frameReceived();
    }

    /** Events are durable, so long after they were decided. */
    public void written(Duration after) {
        writes.observe(seconds(after));
    }

    public void messageReceived(Way way) {
        messages.labelValues(word(way)).inc();
    }

    public void doubleSuppressed() {
        doubles.inc();
    }

    /** The first piece of a reply came, so long after its message was first given to the backend. */
    public void replyBegan(Way way, Duration afterSend) {
        replies.labelValues(word(way)).observe(seconds(afterSend));
        traffic.replyBegan(afterSend);
    }

    public void gapOpened() {
        gapsOpened.inc();
    }

    public void gapClosed() {
        gapsClosed.inc();
    }

    public void failedOver() {
        failovers.inc();
    }

    public void reconnecting(SocketLoss after) {
        reconnects.labelValues(word(after)).inc();
    }

    public void sendUncertain() {
        uncertain.inc();
    }
}
