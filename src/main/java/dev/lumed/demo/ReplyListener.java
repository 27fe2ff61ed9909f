package dev.lumed.demo;

import dev.lumed.demo.model.StoredMessage;

/** Who is told how replies come into being. */
interface ReplyListener {
    void started(String consultation, String messageId);

    void piece(String consultation, String messageId, String piece);

    /** The reply is complete; as a rule it is stored by now. */
    void ended(StoredMessage reply);
}
