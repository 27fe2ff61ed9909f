package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reload of the configuration changes, and what it leaves alone. */
final class ReloadableTest {
    private static final String NEVER_CHANGES = "lumed.cluster.enabled";

    /** A new key must be put here or among the reloadable ones. */
    private static final List<String> AT_RESTART = List.of(
            "lumed.data-dir",
            "lumed.shutdown-timeout",
            "lumed.api.host",
            "lumed.api.port",
            "lumed.api.token",
            "lumed.api.allow-plaintext",
            "lumed.api.unix-socket",
            "lumed.api.tls.certificate",
            "lumed.api.tls.private-key",
            "lumed.backend.url",
            "lumed.backend.websocket-url",
            "lumed.backend.api-key",
            "lumed.backend.credentials.email",
            "lumed.backend.credentials.password",
            "lumed.backend.credentials.file",
            "lumed.backend.tls.ca-file",
            "lumed.backend.request-timeout",
            "lumed.websocket.auth",
            "lumed.websocket.max-frame",
            "lumed.store.kind",
            "lumed.store.durability",
            "lumed.store.postgresql.url",
            "lumed.store.postgresql.user",
            "lumed.store.postgresql.password",
            "lumed.cluster.enabled",
            "lumed.cluster.host",
            "lumed.cluster.port",
            "lumed.cluster.seed-nodes",
            "lumed.log.format",
            "lumed.log.file",
            "lumed.log.max-size",
            "lumed.log.keep",
            "lumed.demo.host",
            "lumed.demo.port",
            "lumed.demo.think-time",
            "lumed.demo.piece-interval",
            "lumed.demo.access",
            "lumed.demo.dialect",
            "lumed.demo.faults",
            "lumed.demo.limits",
            "lumed.demo.tls");

    @Test
    void everyKey_isEitherReloadableOrNeedsARestart() throws SettingsException {
        assertThat(Stream.concat(Reloadable.keys().stream(), AT_RESTART.stream()))
                .containsExactlyInAnyOrderElementsOf(ReferenceKeys.all());
    }

    @Test
    void reloaded_whereEveryKeyChanged_hasTheReloadableOnesAndNoOther() throws SettingsException {
        Configuration before = Configuration.ofText("");
        Configuration later = Configuration.ofText(MappingsTest.EVERYTHING);

        Configuration inForce = before.reloaded(later);

        String reloadable = later.values().stream()
                .filter(EffectiveValue::reloadable)
                .map(value -> value.key() + " = " + value.exact().reveal())
                .collect(Collectors.joining("\n"));
        assertThat(inForce.settings())
                .isEqualTo(Configuration.ofText(reloadable).settings());
        assertThat(before.changesTo(inForce)).allMatch(Configuration.Change::reloadable);
        assertThat(inForce.changesTo(later))
                .extracting(Configuration.Change::key)
                .containsExactlyInAnyOrderElementsOf(AT_RESTART.stream()
                        .filter(key -> !key.equals(NEVER_CHANGES))
                        .toList());
    }
}
