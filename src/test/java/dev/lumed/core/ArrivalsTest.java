package dev.lumed.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.backend.Answer;
import dev.lumed.backend.Credentials;
import dev.lumed.conversation.Conversation;
import dev.lumed.conversation.Moment;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.State;
import dev.lumed.link.Link;
import dev.lumed.link.Mode;
import dev.lumed.simulation.UsualTuning;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What answers of the backend mean by the time that they are heard. */
final class ArrivalsTest {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @Test
    void refusalOfCredentials_thatAreStillRefused_isUnauthorized() {
        assertThat(modeAfterARefusalWhile(Credentials.State.UNAUTHORIZED)).isEqualTo(Mode.UNAUTHORIZED);
    }

    @Test
    void refusalOfCredentials_thatWereReplacedSince_isAFailureLikeOthers() {
        assertThat(modeAfterARefusalWhile(Credentials.State.UNKNOWN)).isNotEqualTo(Mode.UNAUTHORIZED);
    }

    private static Mode modeAfterARefusalWhile(Credentials.State credentials) {
        Conversation conversation = new Conversation(UsualTuning.conversation(UsualTuning.PAGE));
        Moment now = new Moment(START, Duration.ZERO, 1);
        Standing standing =
                Standing.resting(Link.closed(UsualTuning.link(), new dev.lumed.link.Moment(START, Duration.ZERO)), 0);
        Round round = new Round(conversation, State.UNBORN, standing, now);
        round.begin(new Profile("nutritionist", null, "active", START));

        Arrivals.page(new Answer.Unauthorized<>("revoked"), credentials, round);

        return round.standing().link().connection().mode();
    }
}
