package dev.lumed.api;

import java.util.List;

/**
 * What a reload of the configuration changed.
 *
 * @param changed the keys whose new values are in force now
 * @param atRestart the keys whose new values need a restart
 */
public record ReloadJson(List<String> changed, List<String> atRestart) {
    public ReloadJson {
        changed = List.copyOf(changed);
        atRestart = List.copyOf(atRestart);
    }
}
