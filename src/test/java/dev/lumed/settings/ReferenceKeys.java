package dev.lumed.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/** The keys that reference.conf documents, found without the code that reads them. */
final class ReferenceKeys {

    private ReferenceKeys() {}

    static List<String> all() throws SettingsException {
        List<String> keys = new ArrayList<>();
        collect("", Layers.ofText("").reference().root(), keys);
        return keys;
    }

    private static void collect(String parent, ConfigObject section, List<String> keys) {
        section.forEach((name, value) -> collect(parent.isEmpty() ? name : parent + "." + name, value, keys));
    }

    private static void collect(String path, ConfigValue value, List<String> keys) {
        // What has nothing in it here is a key like any other: somebody else reads what it may hold.
        if (value instanceof ConfigObject section && !section.isEmpty()) {
            collect(path, section, keys);
        } else {
            keys.add(path);
        }
    }
}
