package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoginCodesTest {
    private Instant now = Instant.parse("2025-03-01T12:00:00Z");
    private final LoginCodes codes = new LoginCodes(() -> now);

    @Test
    void code_issued_isOf128BitsAndAlwaysAnother() {
        String code = issue();
        assertThat(code).matches("[A-Za-z0-9_-]{22}");
        assertThat(issue()).isNotEqualTo(code);
    }

    @Test
    void code_offeredTwice_isGoodOnce() {
        String code = issue();
        assertThat(codes.spend(code)).isTrue();
        assertThat(codes.spend(code)).isFalse();
    }

    @Test
    void code_wrong_spendsNone() {
        String code = issue();
        for (String wrong : List.of("", code.substring(1), code + "a", "guess")) {
            assertThat(codes.spend(wrong)).as(wrong).isFalse();
        }
        assertThat(codes.spend(code)).isTrue();
    }

    @Test
    void code_oldEnough_isGoodNoLonger() {
        LoginCodes.LoginCode code = codes.issue();
        String second = issue();
        assertThat(code.expiresAt()).isEqualTo(now.plus(LoginCodes.LIFETIME));
        now = code.expiresAt().minusMillis(1);
        assertThat(codes.spend(second)).isTrue();
        now = code.expiresAt();
        assertThat(codes.spend(code.code().reveal())).isFalse();
        assertThat(LoginCodes.LIFETIME).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void codes_moreThanAreKept_leaveTheLatestOnes() {
        List<String> issued = new ArrayList<>();
        for (int i = 0; i <= LoginCodes.MOST; i++) {
            issued.add(issue());
        }
        assertThat(codes.spend(issued.remove(0))).isFalse();
        assertThat(issued).allMatch(codes::spend);
    }

    private String issue() {
        return codes.issue().code().reveal();
    }
}
