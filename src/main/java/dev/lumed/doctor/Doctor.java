package dev.lumed.doctor;

import dev.lumed.settings.LumedSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Everything that is looked at, in the order in which to mend it. */
public final class Doctor {

    private Doctor() {}

    /** Takes as long as the slowest answer: with nothing answering, a few request timeouts. */
    public static List<Finding> examine(LumedSettings settings, InstantSource clock) {
        List<Finding> findings = new ArrayList<>(MachineCheck.examine());
        findings.addAll(DataDirCheck.examine(settings.dataDir()));
        CredentialsCheck.Examined credentials = CredentialsCheck.examine(settings);
        findings.addAll(credentials.findings());
        Tenant tenant = Tenant.of(settings);
        findings.add(StoreCheck.examine(settings, tenant));
        findings.add(PortCheck.examine(settings, tenant));
        findings.addAll(new BackendCheck(settings, credentials.chosen(), clock, tenant).examine());
        return List.copyOf(findings);
    }
}
