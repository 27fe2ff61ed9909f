package dev.lumed.http;

import dev.lumed.actor.Conversations;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the local API shows and commands. */
public record ApiServices(
        Conversations conversations, DaemonControl control, ApiToken token, PrometheusRegistry registry) {}
