package dev.lumed.meters;

/** How something came from the backend. */
public enum Way {
    WEBSOCKET,
    POLLING,
    REST
}
