package dev.lumed.link;

/** A socket is being opened, and has not delivered a frame. */
sealed interface Trying extends Phase.Active permits Connecting, Hedging {

    Attempt attempt();

    Trying with(Attempt attempt);

    @Override
    default boolean hasSocket() {
        return true;
    }

    @Override
    default Turn socketOpened(Turn turn) {
        return turn.enter(with(attempt().answered()));
    }

    @Override
    default Turn frameReceived(Turn turn) {
        return turn.enter(CatchingUp.after(this, turn)).read(Purpose.GAP);
    }

    /** The try has lasted too long. */
    default Turn giveUp(Turn turn) {
        String reason = (attempt().opened() ? "socket opened, but no frame within " : "no socket within ")
                + Turn.words(turn.settings().timeouts().connectTimeout());
        return socketLost(turn.hangUp(Turn.GOING_AWAY, reason), new Loss(reason));
    }
}
