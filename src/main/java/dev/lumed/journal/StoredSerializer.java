package dev.lumed.journal;

import dev.lumed.conversation.Event;
import dev.lumed.conversation.State;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Writes events and snapshots for Pekko as JSON, with their kind and version as the manifest. */
public final class StoredSerializer extends SerializerWithStringManifest {

    /** Stands beside every stored event and snapshot: permanent. */
    static final int IDENTIFIER = 1_280_658_757;

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        return value instanceof Event ? StoredFormats.EVENT.manifest() : StoredFormats.STATE.manifest();
    }

    @Override
    public byte[] toBinary(Object value) {
        if (value instanceof Event event) {
            return StoredFormats.EVENT.bytes(event);
        }
        if (value instanceof State state) {
            return StoredFormats.STATE.bytes(state);
        }
        throw new IllegalArgumentException(value.getClass().getName() + " is neither an event nor a state");
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        return StoredFormats.EVENT.covers(manifest)
                ? StoredFormats.EVENT.read(manifest, bytes)
                : StoredFormats.STATE.read(manifest, bytes);
    }
}
