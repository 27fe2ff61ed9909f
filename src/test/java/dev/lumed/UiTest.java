package dev.lumed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On a terminal {@code lumed ui} has the system open the page. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
final class UiTest {
    @TempDir
    Path home;

    @Test
    void ui_onATerminal_hasTheAddressOpenedWithoutABrowserForTerminals() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(home.resolve("data"))) {
            Path opener = home.resolve("xdg-open");
            Files.writeString(opener, "#!/bin/sh\necho \"opened $1 by ${BROWSER:-what there is}\" > opened\n");
            Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (PseudoTerminal terminal = PseudoTerminal.run(home, environment(), command())) {
                terminal.await("opened " + lumed.url() + "/?code=");
                terminal.await("by true");
            }
        }
    }

    private Map<String, String> environment() {
        return Map.of("PATH", home + ":" + System.getenv("PATH"), "DISPLAY", "", "WAYLAND_DISPLAY", "", "BROWSER", "");
    }

    /** Nobody waits for what is opened: the pipe is read until that has been written. */
    private List<String> command() {
        List<String> ui = new ArrayList<>(LumedProcess.command());
        ui.addAll(List.of("ui", "--data-dir", home.resolve("data").toString()));
        String words = ui.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return List.of("sh", "-c", "unset DISPLAY WAYLAND_DISPLAY BROWSER; mkfifo opened; " + words + " && cat opened");
    }
}
