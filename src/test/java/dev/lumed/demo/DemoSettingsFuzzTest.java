package dev.lumed.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.lumed.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;

/** What the demo backend is told to do is understood, or refused with problems. */
final class DemoSettingsFuzzTest {

    @FuzzTest
    void settings_ofAnyText_areReadOrRefusedWithProblems(byte[] bytes) {
        String text = new String(FuzzInput.upTo(512, bytes), StandardCharsets.UTF_8);
        if (text.contains("include")) {
            return;
        }
        Config config;
        try {
            config = ConfigFactory.parseString("lumed.demo {\n" + text + "\n}").resolve();
        } catch (ConfigException | IllegalArgumentException refused) {
            return;
        }
        try {
            DemoSettings settings = DemoSettings.fromConfig(config);
            assertTrue(settings.port() >= 0 && settings.port() <= 65_535);
        } catch (DemoSettingsException refused) {
            assertFalse(refused.problems().isEmpty());
            refused.problems()
                    .forEach(problem -> assertFalse(
                            problem.found().isEmpty() && problem.allowed().isEmpty()));
        }
    }
}
