package dev.lumed.cli;

import dev.lumed.doctor.Finding;
import dev.lumed.settings.Configuration;
import java.util.List;

/** Looks at everything that a daemon with this configuration needs. */
@FunctionalInterface
public interface Examination {
    List<Finding> examine(Configuration configuration);
}
