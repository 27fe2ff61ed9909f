package dev.lumed.link;

/** The backend does not have the conversation, or not for these credentials. */
record Gone(String reason) implements Phase.Resting {

    @Override
    public Shown shown(Reading reading) {
        return new Shown(Mode.GONE, reason);
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
