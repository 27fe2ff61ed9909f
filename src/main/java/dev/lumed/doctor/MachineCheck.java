package dev.lumed.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs this, and what the system allows it. */
final class MachineCheck {

    private static final int OLDEST_JAVA = 17;

    /** A socket for each conversation, twice while it is renewed, and the store's files. */
    private static final long FEW_FILES = 1024;

    private MachineCheck() {}

    static List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature(), System.getProperty("java.home", "")));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            findings.add(files(system.getMaxFileDescriptorCount()));
        }
        return findings;
    }

    static Finding java(int version, String home) {
        String text = "Java " + version + " in " + home;
        return version < OLDEST_JAVA
                ? Finding.problem(
                        "java", text, "install a JDK, " + OLDEST_JAVA + " or newer, or let JAVA_HOME name one")
                : Finding.ok("java", text);
    }

    static Finding files(long limit) {
        String text = limit + " files and sockets may be open at once";
        return limit < FEW_FILES
                ? Finding.warning("open-files", text, "raise the limit before the start, as with `ulimit -n 4096`")
                : Finding.ok("open-files", text);
    }
}
