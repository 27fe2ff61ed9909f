package dev.lumed.demo.persona;

import java.util.List;
import java.util.Set;

/** Something that a persona has an answer to, known by words of which at least one was written. */
record Topic(Set<String> words, List<String> replies) {

    /** Shorter words must be met whole: "run" is not in "prune", but "sleep" begins "sleeping". */
    private static final int STEM_LENGTH = 4;

    Topic {
        words = Set.copyOf(words);
        replies = List.copyOf(replies);
    }

    long matches(List<String> written) {
        return written.stream().filter(this::knows).count();
    }

    String reply(int turn) {
        return replies.get(turn % replies.size());
    }

    private boolean knows(String word) {
        return words.contains(word)
                || words.stream().anyMatch(known -> known.length() >= STEM_LENGTH && word.startsWith(known));
    }
}
