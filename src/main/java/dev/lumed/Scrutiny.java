package dev.lumed;

import dev.lumed.settings.Configuration;
import dev.lumed.settings.EffectiveValue;
import dev.lumed.settings.Problem;
import dev.lumed.settings.SettingsException;
import dev.lumed.settings.Source;
import dev.lumed.tls.CertificateFileException;
import dev.lumed.tls.ServerTls;
import java.util.ArrayList;
import java.util.List;

/**
 * What the settings leave to others, and a start would stumble over: what only the demo backend understands, and what the
 * files of the local API's certificate hold.
 */
final class Scrutiny {
    private Scrutiny() {}

    /**
     * Returns where all is well.
     *
     * @throws SettingsException with every problem
     */
    static void inspect(Configuration configuration) throws SettingsException {
        List<Problem> problems = new ArrayList<>();
        configuration.settings().api().tls().stream()
                .flatMap(files -> ServerTls.problems(files).stream())
                .forEach(wrong -> problems.add(problem(wrong, configuration)));
        try {
            DemoServer.settings(configuration.settings().demo());
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private static Problem problem(CertificateFileException wrong, Configuration configuration) {
        Source source = configuration.values().stream()
                .filter(value -> value.key().equals(wrong.key()))
                .map(EffectiveValue::source)
                .findFirst()
                .orElseGet(Source.BuiltIn::new);
        return new Problem(source, wrong.key(), wrong.found(), "a file that can be used: " + wrong.remedy());
    }
}
