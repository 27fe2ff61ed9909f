package dev.lumed.link;

import java.time.Duration;

/**
 * A socket that has not yet delivered a frame.
 *
 * @param deadline when it has failed
 * @param opened whether it was answered with 101
 */
record Attempt(Duration deadline, boolean opened) {

    Attempt answered() {
        return new Attempt(deadline, true);
    }

    Life life() {
        return opened ? Life.USELESS : Life.UNBORN;
    }
}
