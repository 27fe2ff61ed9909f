package dev.lumed.link;

/** The conversation is open, and rests until it is resumed; even new credentials wait for that. */
record Suspended() implements Phase.Resting {

    @Override
    public Shown shown(Reading reading) {
        return new Shown(Mode.OFFLINE, "suspended");
    }

    @Override
    public Turn resume(Turn turn) {
        return turn.start("resumed");
    }
}
