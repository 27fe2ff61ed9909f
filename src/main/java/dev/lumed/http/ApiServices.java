package dev.lumed.http;

import dev.lumed.actor.Conversations;
import dev.lumed.meters.Meters;

/** What the local API shows and commands. */
public record ApiServices(
        Conversations conversations, DaemonControl control, Safekeeping store, ApiToken token, Meters meters) {}
