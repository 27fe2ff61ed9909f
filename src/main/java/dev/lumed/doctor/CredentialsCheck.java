package dev.lumed.doctor;

import dev.lumed.credentials.CredentialsFile;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.LumedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file with the backend's tokens: whether it can be read and written, and by whom. It is left as it is. */
final class CredentialsCheck {

    private static final String SUBJECT = "credentials-file";

    private CredentialsCheck() {}

    /** @param chosen what a daemon would sign in with */
    record Examined(CredentialSettings chosen, List<Finding> findings) {}

    static Examined examine(LumedSettings settings) {
        CredentialSettings given = settings.backend().credentials();
        CredentialsFile file = new CredentialsFile(settings.credentialsFile());
        List<Finding> findings = new ArrayList<>();
        CredentialSettings chosen = given;
        if (Files.exists(file.path())) {
            findings.add(DataDirCheck.privacy(SUBJECT + "-mode", file.path(), "600"));
            try {
                chosen = file.choice(given);
                findings.add(Finding.ok(SUBJECT, used(file.path(), chosen, given)));
            } catch (IOException e) {
                findings.add(unusable(file.path(), CredentialsFile.reason(e), given));
            }
        }
        findings.addAll(place(file.path(), settings));
        return new Examined(chosen, List.copyOf(findings));
    }

    private static String used(Path file, CredentialSettings chosen, CredentialSettings given) {
        return chosen.equals(given)
                ? file + " can be read; what is configured is used"
                : file + " has the tokens in force";
    }

    private static Finding unusable(Path file, String reason, CredentialSettings given) {
        String text = file + " cannot be used: " + reason;
        return given.isEmpty()
                ? Finding.problem(SUBJECT, text, "mend or remove it, or configure tokens, or email and password")
                : Finding.warning(
                        SUBJECT,
                        text + "; what is configured is used instead",
                        "remove it, or let this user read it; the next new tokens replace it");
    }

    /** A data directory is looked at by itself. */
    private static List<Finding> place(Path file, LumedSettings settings) {
        @Nullable Path directory = file.getParent();
        if (directory == null || directory.equals(settings.dataDir().path()) || Files.isWritable(directory)) {
            return List.of();
        }
        return List.of(Finding.warning(
                SUBJECT,
                directory + " cannot be written, so that renewed tokens do not survive a restart",
                "let this user write there, or set another backend.credentials.file"));
    }
}
