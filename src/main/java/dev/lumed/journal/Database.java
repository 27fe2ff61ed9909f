package dev.lumed.journal;

import com.typesafe.config.Config;
import java.sql.Connection;
import java.sql.SQLException;

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

    /** The statement that begins a writing transaction. */
    String begin();

    /** What the actor system needs to keep its journal and snapshots here. */
    Config pekkoConfig();

    StoreSpace space();

    /** A write that changes nothing, and proves as much as any other that writing is possible. */
    void touch(Connection connection) throws SQLException;

    /** Ends what still writes; what reads is closed by who opened it. */
    @Override
    void close();
}
