package dev.lumed.link;

import java.util.function.UnaryOperator;

/** Which rule of the present phase an input calls for. What is told of a socket or a read that is over calls for none. */
record Rules(Turn turn) implements Input.Cases<Turn> {

    @Override
    public Turn open(Input.Open input) {
        return phase().open(turn);
    }

    @Override
    public Turn close(Input.Close input) {
        return phase().close(turn);
    }

    @Override
    public Turn suspend(Input.Suspend input) {
        return phase().suspend(turn);
    }

    @Override
    public Turn resume(Input.Resume input) {
        return phase().resume(turn);
    }

    @Override
    public Turn reconnect(Input.Reconnect input) {
        return phase().reconnect(turn);
    }

    @Override
    public Turn socketOpened(Input.SocketOpened input) {
        return ofSocket(input.socket(), phase()::socketOpened);
    }

    @Override
    public Turn frameReceived(Input.FrameReceived input) {
        return ofSocket(input.socket(), phase()::frameReceived);
    }

    @Override
    public Turn socketClosed(Input.SocketClosed input) {
        return lost(input.socket(), new Loss("socket closed with " + input.code() + and(input.reason())));
    }

    @Override
    public Turn socketRefused(Input.SocketRefused input) {
        String reason = "socket refused with " + input.status() + and(input.reason());
        return lost(input.socket(), new Loss(reason, input.retryAfter()));
    }

    @Override
    public Turn socketFailed(Input.SocketFailed input) {
        return lost(input.socket(), new Loss("socket failed" + and(input.reason())));
    }

    @Override
    public Turn socketBroken(Input.SocketBroken input) {
        String reason = "socket given up" + and(input.reason());
        return phase().hasSocket() ? phase().socketLost(turn.hangUp(Turn.GOING_AWAY, reason), new Loss(reason)) : turn;
    }

    @Override
    public Turn unauthorized(Input.Unauthorized input) {
        return phase().unauthorized(turn, input.reason());
    }

    @Override
    public Turn credentialsRenewed(Input.CredentialsRenewed input) {
        return phase().credentialsRenewed(turn);
    }

    @Override
    public Turn gone(Input.Gone input) {
        return phase().gone(turn, "answered with " + input.status() + and(input.reason()));
    }

    @Override
    public Turn readSucceeded(Input.ReadSucceeded input) {
        return ofRead(input.read(), present -> present.readSucceeded(input.news()));
    }

    @Override
    public Turn readFailed(Input.ReadFailed input) {
        return ofRead(input.read(), present -> present.readFailed(input.reason(), input.retryAfter()));
    }

    @Override
    public Turn messageSeen(Input.MessageSeen input) {
        return phase().messageSeen(turn);
    }

    @Override
    public Turn tick(Input.Tick input) {
        return phase().due(turn).readDue();
    }

    private Phase phase() {
        return turn.phase();
    }

    private Turn lost(int socket, Loss loss) {
        return ofSocket(socket, present -> phase().socketLost(present, loss));
    }

    private Turn ofSocket(int socket, UnaryOperator<Turn> rule) {
        return turn.state().isPresentSocket(socket) ? rule.apply(turn) : turn;
    }

    private Turn ofRead(int read, UnaryOperator<Turn> rule) {
        return turn.state().isPresentRead(read) ? rule.apply(turn) : turn;
    }

    private static String and(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }
}
