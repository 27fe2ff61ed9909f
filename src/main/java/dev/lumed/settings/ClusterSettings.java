package dev.lumed.settings;

import java.util.List;

/**
 * Many daemons as one.
 *
 * @param host under which the others reach this one
 * @param seedNodes as {@code host:port}, the same list in the same order on all
 */
public record ClusterSettings(boolean enabled, String host, int port, List<String> seedNodes) {

    private static final Kind<String> ADDRESS =
            Kind.limited(Kinds.TEXT, "host:port", address -> address.matches("[^\\s:/@]+:\\d{1,5}"));

    public ClusterSettings {
        seedNodes = List.copyOf(seedNodes);
    }

    static ClusterSettings read(Section cluster, StoreKind store) {
        ClusterSettings settings = new ClusterSettings(
                cluster.flag("enabled"),
                cluster.text("host"),
                cluster.number("port", 1, 65_535),
                cluster.list("seed-nodes", Kinds.list("a list of host:port", ADDRESS)));
        cluster.require(
                !settings.enabled || store == StoreKind.POSTGRESQL,
                "enabled",
                "false, unless store.kind = postgresql: an embedded store belongs to one daemon");
        cluster.require(
                !settings.enabled || !settings.seedNodes.isEmpty(),
                "seed-nodes",
                "at least one host:port, since cluster.enabled = true");
        return settings;
    }
}
