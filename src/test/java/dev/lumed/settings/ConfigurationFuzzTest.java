package dev.lumed.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;

/** A configuration is read, or refused with problems that a person can mend and that give no secret away. */
final class ConfigurationFuzzTest {

    private static final int LONGEST_FOUND = 120;

    @FuzzTest
    void configuration_ofAnyText_isReadOrRefusedWithProblems(byte[] bytes) {
        String text = new String(FuzzInput.upTo(256, bytes), StandardCharsets.UTF_8);
        // Other files are not what is attacked here.
        if (text.contains("include")) {
            return;
        }
        String canary = canary(text);
        try {
            Configuration read = Configuration.ofText(text + "\nlumed.backend.api-key = " + canary);
            assertFalse(read.toString().contains(canary));
            assertEquals(0, read.changesTo(read).size());
        } catch (SettingsException refused) {
            assertFalse(refused.problems().isEmpty());
            assertFalse(refused.getMessage().contains(canary), "a secret is told");
            refused.problems().forEach(ConfigurationFuzzTest::check);
        }
    }

    /** Another for each text, or the fuzzer would learn it and write it where it is no secret. */
    private static String canary(String text) {
        return "canary-%08x".formatted(text.hashCode());
    }

    private static void check(Problem problem) {
        assertFalse(problem.found().isBlank() || problem.allowed().isBlank());
        assertTrue(problem.key().isEmpty() || problem.found().length() <= LONGEST_FOUND, "its length");
    }
}
