package dev.lumed.journal;

import com.typesafe.config.Config;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The database behind the store: how it is reached, and how Pekko is to reach it. */
interface Database extends AutoCloseable {

    /** Where it is, for people; never with credentials. */
    String place();

    /**
     * Makes it ready: there, whole, of a schema we know and as durable as configured.
     *
     * @throws StoreException if it is not, with nothing overwritten
     */
    void prepare();

    /** The turn to write, until the connection is closed; {@link #begin()} starts a transaction on it. */
    Connection writing() throws SQLException;

    /** A connection that only reads. */
    Connection reading() throws SQLException;

    /**
     * A connection by which the whole can be copied into a file.
     *
     * @throws StoreException.Refused where the database has tools of its own for that
     */
    Connection copying() throws SQLException;

    /**
     * Returns where it is one file, that can be replaced by another.
     *
     * @throws StoreException.Refused where it is not
     */
    void requireFile();

    /** When it was put in place as a copy of an earlier time, the last time; known once it is prepared. */
    Optional<Instant> restoredAt();

    /** The statement that begins a writing transaction. */
    String begin();

    /** What the actor system needs to keep its journal and snapshots here. */
    Config pekkoConfig();

    StoreSpace space();

    /** A write that changes nothing, and proves as much as any other that writing is possible. */
    void touch(Connection connection) throws SQLException;

    /** Gives back a little of the room that is not used any more; whether there is more of it. */
    boolean giveBackSome(Connection connection) throws SQLException;

    /** Ends what still writes; what reads is closed by who opened it. */
    @Override
    void close();
}
