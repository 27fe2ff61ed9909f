package dev.lumed.link;

/** The backend does not accept the credentials. Trying again with the same ones would only hammer it. */
record Unauthorized(String reason) implements Phase.Resting {

    @Override
    public Shown shown(Reading reading) {
        return new Shown(Mode.UNAUTHORIZED, reason);
    }

    /** Resuming then tries once. */
    @Override
    public Turn suspend(Turn turn) {
        return turn.rest(new Suspended(), "suspended");
    }

    @Override
    public Turn reconnect(Turn turn) {
        return turn.start("reconnect asked for");
    }

    @Override
    public Turn credentialsRenewed(Turn turn) {
        return turn.start("new credentials");
    }
}
