package dev.lumed.cli;

import dev.lumed.settings.Configuration;
import dev.lumed.settings.SettingsException;

/** Checks of a configuration what the settings leave to others, as the demo backend's own sections and what is in files. */
@FunctionalInterface
public interface Inspection {

    /** Returns where all is well. */
    void inspect(Configuration configuration) throws SettingsException;
}
