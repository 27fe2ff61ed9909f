package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReleasesTest {
    private static final Releases TOLD = Releases.read(
            """
            The following dependencies in Dependencies have newer versions:
              org.slf4j:slf4j-api ........................ 2-a0 -> 2.0.20
              com.fasterxml.jackson.core:jackson-annotations ... 2-a0 -> 2.22

            @lit-labs/ssr-dom-shim -> 1.6.0
            dompurify ->
            """);

    @Test
    void library_olderThanItsNewestRelease_isFound() {
        Library older = new Library("org.slf4j:slf4j-api", "2.0.9");
        assertThat(TOLD.newerThan(List.of(older))).containsExactly(new Finding(older, "2.0.20", "is a newer release"));
    }

    @Test
    void library_thatIsTheNewestRelease_isNotFound() {
        assertThat(TOLD.newerThan(List.of(
                        new Library("com.fasterxml.jackson.core:jackson-annotations", "2.22"),
                        new Library("@lit-labs/ssr-dom-shim", "1.6.0"))))
                .isEmpty();
    }

    @Test
    void library_thatNothingWasToldOf_isFound() {
        assertThat(TOLD.newerThan(List.of(new Library("dompurify", "3.4.18"), new Library("a:b", "1"))))
                .extracting(Finding::what)
                .containsExactly("?", "?");
    }
}
