package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdvisoriesTest {
    private static final String OF_JACKSON =
            "CVE-2022-42003,2022-10-03T00:00:31Z,\"Deep, \"\"very\"\" deep\",\"a:jackson\",2.13.0,2.13.4.2,HIGH,CWE-502\n";
    private static final String OF_JETTY = "CVE-2023-26048,2023-04-19T18:15:45Z,Much,e:jetty,0,9.4.51.v20230217,LOW,\n";
    private static final Library JACKSON = new Library("a:jackson", "2.13.4");

    private static Advisories advisories(String csv) throws IOException {
        return Advisories.read(new StringReader(csv));
    }

    private static List<Finding> found(String csv, Library... libraries) throws IOException {
        return advisories(csv).concerning(List.of(libraries));
    }

    @Test
    void library_withinAnAdvisory_isToldWithItsMend() throws IOException {
        assertThat(found(OF_JACKSON + OF_JETTY, JACKSON, new Library("e:jetty", "9.4.51.v20230217")))
                .containsExactly(new Finding(JACKSON, "CVE-2022-42003", "HIGH, mended in 2.13.4.2"));
    }

    @Test
    void library_withinAnAdvisoryWithoutAMend_isToldSo() throws IOException {
        assertThat(found("GHSA-1,2022-10-03T00:00:31Z,Bad,a:jackson,0,,LOW,", JACKSON))
                .containsExactly(new Finding(JACKSON, "GHSA-1", "LOW, no version that mends it is known"));
    }

    @Test
    void library_thatNoAdvisoryNames_isNotFound() throws IOException {
        assertThat(found(OF_JACKSON, new Library("b:jackson", "2.13.4"), new Library("a:jackson-core", "2.13.4")))
                .isEmpty();
    }

    @Test
    void library_inTheFormWithALastAffectedVersion_isFoundUpToIt() throws IOException {
        String toTheLast = "CVE-1,2025-01-01T00:00:00Z,Bad,a:jackson,2.0,,2.13.4,CRITICAL,CWE-1,0.5\n";
        assertThat(found(toTheLast, JACKSON, new Library("a:jackson", "2.13.4.1")))
                .extracting(Finding::library, Finding::detail)
                .containsExactly(tuple(JACKSON, "CRITICAL, no version that mends it is known"));
    }

    @Test
    void newest_ofAFile_isItsLatestPublication() throws IOException {
        assertThat(advisories(OF_JETTY + OF_JACKSON).newest()).isEqualTo(Instant.parse("2023-04-19T18:15:45Z"));
    }

    @Test
    void file_thatIsNone_isRefusedWithItsRow() {
        assertThatThrownBy(() -> advisories("")).hasMessageContaining("no advisory");
        assertThatThrownBy(() -> advisories(OF_JETTY + "<html>\n"))
                .hasMessageContaining("Row 2")
                .hasMessageContaining("8");
        assertThatThrownBy(() -> advisories("CVE-1,yesterday,Bad,a:b,0,,LOW,")).hasMessageContaining("'yesterday'");
    }

    /** So that a check that finds nothing is known to be able to find. */
    @Test
    void file_onTheClassPath_knowsWhatIsKnown() throws IOException {
        List<Library> libraries = List.of(
                new Library("org.apache.logging.log4j:log4j-core", "2.14.1"),
                new Library("org.postgresql:postgresql", "42.7.1"),
                new Library("org.postgresql:postgresql", "42.7.2"));
        List<Finding> found = Advisories.atHand().concerning(libraries);
        assertThat(found).extracting(Finding::what).contains("CVE-2021-44228", "CVE-2024-1597");
        assertThat(found).extracting(finding -> finding.library().version()).doesNotContain("42.7.2");
    }
}
