package dev.lumed.conversation;

/**
 * What a stream showed of a reply: all of it, its beginning, or a part with gaps.
 *
 * @param ended the stream came to its end
 */
record Picture(String text, boolean ended) {

    boolean agreesWith(String stored) {
        return ended
                ? isWhole(stored)
                : !text.isEmpty() && stored.stripLeading().startsWith(text);
    }

    boolean isWhole(String stored) {
        return ended && stored.strip().equals(text);
    }

    /** Nothing that was shown is missing in what is stored: only pieces between may have been lost. */
    boolean mayBeOf(String stored) {
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            at = stored.indexOf(text.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
