package dev.lumed.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;

/** A configuration is read, or refused with problems that a person can mend and that give no secret away. */
final class ConfigurationFuzzTest {

    private static final String CANARY = "canary-7f3a91";
    private static final int LONGEST_FOUND = 120;

    @FuzzTest
    void configuration_ofAnyText_isReadOrRefusedWithProblems(byte[] bytes) {
        String text = new String(FuzzInput.upTo(512, bytes), StandardCharsets.UTF_8);
        // Other files are not what is attacked here.
        if (text.contains("include")) {
            return;
        }
        try {
            Configuration read = Configuration.ofText(text + "\nlumed.backend.api-key = " + CANARY);
            assertFalse(read.toString().contains(CANARY));
            assertEquals(0, read.changesTo(read).size());
        } catch (SettingsException refused) {
            assertFalse(refused.problems().isEmpty());
            assertFalse(refused.getMessage().contains(CANARY), "a secret is told");
            refused.problems().forEach(ConfigurationFuzzTest::check);
        }
    }

    private static void check(Problem problem) {
        assertFalse(problem.found().isBlank() || problem.allowed().isBlank());
        assertTrue(problem.key().isEmpty() || problem.found().length() <= LONGEST_FOUND, "its length");
    }
}
