package dev.lumed;

import dev.lumed.backend.Credentials;
import dev.lumed.journal.Readiness;
import dev.lumed.journal.Store;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The numbers of the process as a whole, looked up when they are asked for: its JVM, its store, its credentials. */
final class ProcessMetrics {
    private final Store store;
    private final Credentials credentials;

    ProcessMetrics(Store store, Credentials credentials) {
        this.store = store;
        this.credentials = credentials;
    }

    void register(PrometheusRegistry registry) {
        JvmMetrics.builder().register(registry);
        Info.builder()
                .name("lumed_build_info")
                .help("The version that runs.")
                .labelNames("version")
                .register(registry)
                .addLabelValues(Version.number());
        GaugeWithCallback.builder()
                .name("lumed_backend_authorized")
                .help("1 unless the backend takes none of our credentials.")
                .callback(gauge -> gauge.call(credentials.state() == Credentials.State.UNAUTHORIZED ? 0 : 1))
                .register(registry);
        registerStore(registry);
    }

    private void registerStore(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("lumed_store_writable")
                .help("1 while the store takes what is sent, 0 while sends are refused with 507 or 503.")
                .callback(gauge -> gauge.call(store.readiness() == Readiness.READY ? 1 : 0))
                .register(registry);
        GaugeWithCallback.builder()
                .name("lumed_store_free_bytes")
                .help("Room left where the store lives; missing where that is a database server.")
                .callback(gauge -> {
                    long free = store.space().usableBytes();
                    if (free < Long.MAX_VALUE) {
                        gauge.call((double) free);
                    }
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("lumed_store_notes_dropped_total")
                .help("Notes for messages' stories and connections' pasts that could not be stored.")
                .callback(counter -> counter.call((double) store.droppedNotes()))
                .register(registry);
    }
}
