package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What can be held of the distributed libraries without a network. */
final class DistributedTest {

    static String text(String resource) throws IOException {
        try (InputStream stream = DistributedTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void libraries_distributed_areInNoAdvisoryThatIsNotAccepted() throws IOException {
        List<Library> libraries = Bill.ofLicences(text("/META-INF/THIRD-PARTY.txt"));
        assertThat(libraries).hasSizeGreaterThan(40);
        List<Finding> findings = Advisories.atHand().concerning(libraries);
        assertThat(new Verdict(findings, Accepted.read(text("accepted.txt"))).open())
                .isEmpty();
    }
}
