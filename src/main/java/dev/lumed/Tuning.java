package dev.lumed;

import dev.lumed.conversation.ConversationSettings;
import dev.lumed.link.Backoff;
import dev.lumed.link.Cadence;
import dev.lumed.link.LinkSettings;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.PollingSettings;
import dev.lumed.settings.PollingTier;
import dev.lumed.settings.ReconnectSettings;
import dev.lumed.settings.WebSocketSettings;
import java.util.List;

/** What is configured, in the words of the two cores. */
final class Tuning {
    private Tuning() {}

    static ConversationSettings conversation(LumedSettings settings) {
        return new ConversationSettings(
                settings.backend().requestTimeout(),
                settings.websocket().streamIdleTimeout(),
                settings.outbox().uncertainGrace(),
                settings.outbox().maxQueued(),
                settings.polling().pageSize(),
                settings.polling().compareInterval());
    }

    static LinkSettings link(LumedSettings settings) {
        WebSocketSettings socket = settings.websocket();
        return new LinkSettings(
                socket.enabled(),
                new LinkSettings.Timeouts(
                        socket.connectTimeout(),
                        socket.hedgeAfter(),
                        socket.pingInterval(),
                        socket.pongTimeout(),
                        socket.resyncInterval()),
                backoff(socket.reconnect()),
                cadence(settings.polling()));
    }

    private static Backoff backoff(ReconnectSettings reconnect) {
        return new Backoff(
                reconnect.minBackoff(),
                reconnect.maxBackoff(),
                reconnect.factor(),
                reconnect.jitter(),
                reconnect.fastAttempts(),
                reconnect.slowInterval());
    }

    private static Cadence cadence(PollingSettings polling) {
        List<PollingTier> tiers = polling.tiers();
        List<Cadence.Tier> bounded = tiers.subList(0, tiers.size() - 1).stream()
                .map(tier -> new Cadence.Tier(tier.until().orElseThrow(), tier.interval()))
                .toList();
        return new Cadence(
                polling.adaptive(),
                polling.interval(),
                bounded,
                tiers.get(tiers.size() - 1).interval());
    }
}
