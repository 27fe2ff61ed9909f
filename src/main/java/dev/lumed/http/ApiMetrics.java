package dev.lumed.http;

import dev.lumed.actor.StatusView;
import dev.lumed.link.Mode;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The API's own numbers in the daemon's registry, and the registry as text. No label takes a value from a client. */
final class ApiMetrics {
    private final PrometheusRegistry registry;
    private final Counter requests;
    private final Counter refused;
    private final Counter frames;
    private final Counter resets;
    private final Gauge readers;
    private final Gauge conversations;
    private final Gauge outbox;
    private final Gauge outboxAge;

    ApiMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        requests = counter("lumed_http_requests_total", "Requests of the local API, by status.", "status");
        refused = counter(
                "lumed_http_guard_refusals_total",
                "Requests of the local API that the guard refused, by reason.",
                "reason");
        frames = counter("lumed_feed_events_total", "Events sent to readers of the feed, by kind.", "event");
        resets = counter("lumed_feed_resets_total", "Readers of the feed who were told to read again.");
        readers = gauge("lumed_feed_readers", "Readers of the feed at this moment.");
        conversations = gauge("lumed_conversations_open", "Open conversations, by how they are connected.", "mode");
        outbox = gauge("lumed_outbox_messages", "Own messages that the backend has not acknowledged.");
        outboxAge = gauge(
                "lumed_outbox_oldest_seconds",
                "For how long the oldest own message waits that is still to be delivered; a failed one waits for a person.");
        countMalformed();
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private void countMalformed() {
        CounterWithCallback.builder()
                .name("lumed_http_malformed_total")
                .help("Requests that the HTTP parser refused, by reason.")
                .labelNames("reason")
                .callback(counted -> MalformedRequests.counts().forEach((code, count) -> counted.call(count, code)))
                .register(registry);
    }

    void answered(int status) {
        requests.labelValues(Integer.toString(status)).inc();
    }

    void refused(String reason) {
        refused.labelValues(reason).inc();
    }

    void sent(String event) {
        frames.labelValues(event).inc();
    }

    void reset() {
        resets.inc();
    }

    void readers(int count) {
        readers.set(count);
    }

    void show(StatusView status) {
        for (Mode mode : Mode.values()) {
            conversations
                    .labelValues(mode.name().toLowerCase(Locale.ROOT))
                    .set(status.byMode().getOrDefault(mode, 0));
        }
        outbox.set((double) status.outbox());
        outboxAge.set(status.outboxAge().toMillis() / 1000.0);
    }

    byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
