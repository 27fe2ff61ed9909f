package dev.lumed.cli;

/** How a store goes over the local API. */
final class StoreTransfer {
    static final String TYPE = "application/vnd.sqlite3";

    private StoreTransfer() {}
}
