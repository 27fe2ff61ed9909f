package dev.lumed.http;

import dev.lumed.actor.StatusView;
import dev.lumed.link.Mode;
import io.prometheus.metrics.core.metrics.Counter;
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

    ApiMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        requests = Counter.builder()
                .name("lumed_http_requests_total")
                .help("Requests of the local API, by status.")
                .labelNames("status")
                .register(registry);
        refused = Counter.builder()
                .name("lumed_http_guard_refusals_total")
                .help("Requests of the local API that the guard refused, by reason.")
                .labelNames("reason")
                .register(registry);
        frames = Counter.builder()
                .name("lumed_feed_events_total")
                .help("Events sent to readers of the feed, by kind.")
                .labelNames("event")
                .register(registry);
        resets = Counter.builder()
                .name("lumed_feed_resets_total")
                .help("Readers of the feed who were told to read again.")
                .register(registry);
        readers = Gauge.builder()
                .name("lumed_feed_readers")
                .help("Readers of the feed at this moment.")
                .register(registry);
        conversations = Gauge.builder()
                .name("lumed_conversations_open")
                .help("Open conversations, by how they are connected.")
                .labelNames("mode")
                .register(registry);
        outbox = Gauge.builder()
                .name("lumed_outbox_messages")
                .help("Own messages that the backend has not acknowledged.")
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
