package dev.lumed.conversation;

/**
 * What came since somebody last looked: messages that are not the user's own. Each counts once, when it is first held
 * here, and no longer when it proves to be none.
 *
 * @param count never negative
 * @param since the log's seq when somebody last looked: what is older was seen
 * @param catchingUp the backend's list was never read to its end, and what it brings until then is old
 */
public record Unread(long count, long since, boolean catchingUp) {
    static final Unread START = new Unread(0, 0, true);

    public Unread {
        if (count < 0) {
            throw new IllegalArgumentException("there cannot be " + count + " unread messages");
        }
    }

    Unread with(Role came) {
        return came == Role.USER ? this : new Unread(count + 1, since, catchingUp);
    }

    /** What the backend's list brought that was not held here. */
    Unread withListed(int others) {
        return catchingUp ? this : new Unread(count + others, since, catchingUp);
    }

    /**
     * Without one that was no message.
     *
     * @param bornAt the seq after which it came
     */
    Unread without(long bornAt) {
        return count > 0 && bornAt >= since ? new Unread(count - 1, since, catchingUp) : this;
    }

    Unread seen(long lastSeq) {
        return new Unread(0, lastSeq, catchingUp);
    }

    Unread caughtUp() {
        return new Unread(count, since, false);
    }
}
