package dev.lumed.settings;

import java.nio.file.Path;

/** The directory that belongs to one daemon, and the names of the files in it that more than one part knows. */
public record DataDir(Path path) {

    public DataDir {
        path = path.toAbsolutePath().normalize();
    }

    /** The token of the local API, made at the first start, for its owner alone to read. */
    public Path apiToken() {
        return path.resolve("api-token");
    }

    /** The backend's tokens in force, where the configuration names no other file for them. */
    public Path credentials() {
        return path.resolve("credentials");
    }

    /** The port that a running daemon listens on, in decimal: the real one where the settings say 0. */
    public Path apiPort() {
        return path.resolve("api-port");
    }

    /** The Unix domain socket of a running daemon, where it has one: its owner's alone. */
    public Path apiSocket() {
        return path.resolve("api-socket");
    }
}
