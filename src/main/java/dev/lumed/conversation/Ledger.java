package dev.lumed.conversation;

/** What the state knows of server ids: of the settled window, of the pending, and of the cursor's tail. */
record Ledger(State state) {
    boolean holds(ServerId id) {
        return state.cursor().mark(id) != null
                || state.log().findSettled(id) != null
                || state.log().findPending(id) != null;
    }
}
