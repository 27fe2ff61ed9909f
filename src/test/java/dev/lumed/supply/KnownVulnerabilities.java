package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What {@code .ci/vulnerabilities} finds: it asks the registries for the newest releases, gives the file with their
 * answers as {@code -Dlumed.releases}, and prints {@code target/vulnerabilities.txt}.
 */
@EnabledIfSystemProperty(named = "lumed.releases", matches = ".+")
final class KnownVulnerabilities {
    private static final Path MATERIALS = Path.of("target", "lumed-sbom.json");
    private static final Path MATERIALS_OF_THE_PAGE = Path.of("src", "main", "vendor", "sbom.json");
    private static final Path REPORT = Path.of("target", "vulnerabilities.txt");

    @Test
    void libraries_distributed_haveNoKnownVulnerabilityAndAreTheNewest() throws IOException {
        List<Library> ofTheDaemon = Bill.ofMaterials(MATERIALS);
        List<Library> ofThePage = Bill.ofMaterials(MATERIALS_OF_THE_PAGE);
        Advisories advisories = Advisories.atHand();
        Releases releases = Releases.read(Files.readString(Path.of(System.getProperty("lumed.releases"))));
        List<Finding> findings = new ArrayList<>(advisories.concerning(ofTheDaemon));
        int known = findings.size();
        findings.addAll(releases.newerThan(
                Stream.concat(ofTheDaemon.stream(), ofThePage.stream()).toList()));
        Verdict verdict = new Verdict(findings, Accepted.read(DistributedTest.text("accepted.txt")));
        String summary =
                """
                %d libraries of the daemon, %d of the page.
                Advisories that concern one of the daemon's: %d of %,d, the newest of which is of %s.
                Libraries that are older than their newest release, or of which it was not told: %d.
                """
                        .formatted(
                                ofTheDaemon.size(),
                                ofThePage.size(),
                                known,
                                advisories.count(),
                                LocalDate.ofInstant(advisories.newest(), ZoneOffset.UTC),
                                findings.size() - known);
        Files.writeString(REPORT, summary + verdict.table() + "\n");
        assertThat(verdict.isClean())
                .as("nothing is found that is not accepted, and nothing accepted that is not found")
                .isTrue();
    }
}
