package dev.lumed.settings;

/** Where the access token stands in the upgrade: the backend's versions differ. */
public enum SocketAuth {
    BOTH,
    QUERY,
    HEADER
}
