package dev.lumed.faults;

/** Where a fault is injected. */
public enum Level {
    /** In virtual time, into the two cores: into a world from a seed, or one by one. */
    SIMULATION,
    /** In virtual time, into the daemon's own actors. */
    ACTOR,
    /** Over real connections. */
    SOCKET,
    /** Into real processes, which are started, stopped and killed. */
    PROCESS,
    /** At the local API and its clients. */
    API
}
