package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private static final Finding FOUND = new Finding(new Library("a:b", "1.0"), "CVE-1", "HIGH, mended in 1.1");

    private static Verdict verdict(String accepted) {
        return new Verdict(List.of(FOUND), Accepted.read(accepted));
    }

    @Test
    void finding_thatNobodyAccepted_isOpen() {
        assertThat(verdict("").open()).containsExactly(FOUND);
        assertThat(verdict("").isClean()).isFalse();
        assertThat(verdict("").table()).contains("FOUND", "a:b", "1.0", "CVE-1", "HIGH, mended in 1.1");
    }

    @Test
    void finding_thatIsAccepted_isToldWithTheReason() {
        Verdict verdict = verdict("# why\n\nCVE-1 a:b  not called by us\n");
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.table()).contains("accepted", "CVE-1", "; not called by us");
    }

    @Test
    void acceptance_ofAnotherLibraryOrAdvisory_isNeedlessAndCoversNothing() {
        Verdict verdict = verdict("CVE-1 a:c not called\nCVE-2 a:b not called\n");
        assertThat(verdict.open()).containsExactly(FOUND);
        assertThat(verdict.needless()).extracting(Accepted::what).containsExactly("CVE-1", "CVE-2");
    }

    @Test
    void acceptance_ofWhatIsNotFound_isNotClean() {
        Verdict verdict = new Verdict(List.of(), Accepted.read("CVE-1 a:b not called"));
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.table()).contains("NEEDLESS", "a:b", "CVE-1");
    }

    @Test
    void acceptance_withoutAReason_isRefused() {
        assertThatThrownBy(() -> Accepted.read("CVE-1 a:b"))
                .hasMessageContaining("CVE-1 a:b")
                .hasMessageContaining("reason");
    }
}
