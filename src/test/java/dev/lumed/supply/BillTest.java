package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BillTest {

    @TempDir
    Path home;

    private Path materials(String purl) throws IOException {
        return Files.writeString(
                home.resolve("sbom.json"),
                """
                {"metadata": {"component": {"purl": "pkg:maven/dev.lumed/lumed@1"}}, "components": [
                  {"purl": "pkg:maven/org.slf4j/slf4j-api@2.0.20?type=jar"}, {"purl": "%s"}]}
                """
                        .formatted(purl));
    }

    @Test
    void materials_ofBothRegistries_areNamedAsThere() throws IOException {
        assertThat(Bill.ofMaterials(materials("pkg:npm/%40lit/reactive-element@2.1.2")))
                .containsExactly(
                        new Library("org.slf4j:slf4j-api", "2.0.20"), new Library("@lit/reactive-element", "2.1.2"));
    }

    @Test
    void materials_ofAnotherKind_areRefused() throws IOException {
        Path file = materials("pkg:golang/a/b@1");
        assertThatThrownBy(() -> Bill.ofMaterials(file)).hasMessageContaining("pkg:golang/a/b@1");
    }

    @Test
    void licences_listed_nameLibraries() {
        assertThat(
                        Bill.ofLicences(
                                """

                        Lists of 2 third-party dependencies.
                             (EPL-2.0) Logback (Classic) Module (ch.qos.logback:logback-classic:1.6.6 - http://logback.qos.ch/x)
                             (Apache-2.0) (MIT) Scala (org.scala-lang:scala-library:2.13.18 - no url defined)
                        """))
                .containsExactly(
                        new Library("ch.qos.logback:logback-classic", "1.6.6"),
                        new Library("org.scala-lang:scala-library", "2.13.18"));
    }

    @Test
    void licences_ofWhatIsNoLibrary_areRefused() {
        assertThatThrownBy(() -> Bill.ofLicences("     (MIT) Something (of somebody)"))
                .hasMessageContaining("Something (of somebody)");
    }
}
