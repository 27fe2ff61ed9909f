package dev.lumed.simulation;

import java.util.List;

/**
 * Which of the backend's documented versions a virtual one speaks.
 *
 * @param acknowledges says on the socket that a message came, without saying which
 * @param paging obeys limit and offset, and says whether there is more
 * @param storesFirst the reply is in the list when its end is told
 * @param pushesOthers tells on the socket what was written elsewhere
 * @param echoesOwn tells on the socket what was sent there, as it was stored
 */
record Dialect(
        boolean acknowledges,
        Replying replies,
        Posting posts,
        boolean paging,
        boolean storesFirst,
        boolean pushesOthers,
        boolean echoesOwn) {

    static final Dialect CURRENT = new Dialect(true, Replying.PIECES, Posting.ACCEPTED, true, true, true, false);

    /** How a reply comes by the socket. */
    enum Replying {
        PIECES,
        NAMED_PIECES,
        WHOLE
    }

    /** What a POST is answered with: 202 and the message, 201 and both, 201 and the message as one of two. */
    enum Posting {
        ACCEPTED,
        ANSWERED,
        CREATED
    }

    static Dialect drawn(Dice dice) {
        return new Dialect(
                dice.chance(0.7),
                dice.chance(0.6) ? Replying.PIECES : dice.pick(List.of(Replying.values())),
                dice.pick(List.of(Posting.values())),
                dice.chance(0.6),
                dice.chance(0.8),
                dice.chance(0.5),
                dice.chance(0.2));
    }
}
