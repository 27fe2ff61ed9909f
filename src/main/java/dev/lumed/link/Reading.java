package dev.lumed.link;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there was, is and will be of reads. One at most is under way, and then none is set for later.
 *
 * @param last the number of the latest one
 * @param giveUpAt when the one under way counts as lost; absent: none is under way
 * @param wanted what another one is wanted for as soon as the one under way has ended
 * @param next when the next one is due
 * @param lastMessage when a message was last seen
 */
record Reading(
        int last,
        @Nullable Duration giveUpAt,
        @Nullable Purpose wanted,
        @Nullable Duration next,
        Trouble trouble,
        Duration lastMessage) {

    /**
     * What is wrong with reading.
     *
     * @param failures how many reads failed in a row
     * @param reason why the latest did
     * @param notBefore until when the backend asked not to be read from
     */
    record Trouble(int failures, @Nullable String reason, @Nullable Duration notBefore) {
        static final Trouble NONE = new Trouble(0, null, null);
    }

    static Reading none(Duration now) {
        return new Reading(0, null, null, null, Trouble.NONE, now);
    }

    boolean isUnderWay() {
        return giveUpAt != null;
    }

    boolean isFailing() {
        return trouble.failures > 0;
    }

    Stream<Duration> deadlines() {
        return Stream.of(Stream.ofNullable(giveUpAt), Stream.ofNullable(next)).flatMap(each -> each);
    }

    Reading began(Duration givenUpAt) {
        return new Reading(last + 1, givenUpAt, null, null, trouble, lastMessage);
    }

    Reading wanting(@Nullable Purpose purpose) {
        return new Reading(last, giveUpAt, purpose, next, trouble, lastMessage);
    }

    Reading dueAt(@Nullable Duration time) {
        return new Reading(last, giveUpAt, wanted, time, trouble, lastMessage);
    }

    Reading succeeded() {
        return new Reading(last, null, wanted, null, Trouble.NONE, lastMessage);
    }

    Reading failed(String reason, @Nullable Duration notBefore) {
        Trouble more = new Trouble(trouble.failures + 1, reason, notBefore);
        return new Reading(last, null, wanted, null, more, lastMessage);
    }

    Reading stopped() {
        return new Reading(last, null, null, null, trouble, lastMessage);
    }

    Reading sawMessage(Duration now) {
        return new Reading(last, giveUpAt, wanted, next, trouble, now);
    }

    /** A fresh start: what failed before may work now, and a request to be patient is overruled. */
    Reading forgiven(Duration now) {
        return new Reading(last, giveUpAt, wanted, next, Trouble.NONE, now);
    }
}
