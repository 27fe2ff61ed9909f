package dev.lumed.settings;

import java.util.List;

/**
 * Many daemons as one, which is not built: whoever asks for it is told so, and not left to believe it.
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

    static ClusterSettings read(Section cluster) {
        ClusterSettings settings = new ClusterSettings(
                cluster.flag("enabled"),
                cluster.text("host"),
                cluster.number("port", 1, 65_535),
                cluster.list("seed-nodes", Kinds.list("a list of host:port", ADDRESS)));
        cluster.require(
                !settings.enabled, "enabled", "false: this lumed works alone; one daemon serves all its clients");
        return settings;
    }
}
