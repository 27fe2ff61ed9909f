package dev.lumed.cli;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Takes a message as it is: no quotes, no variables. Only a backslash at its end says that it goes on. */
final class ChatParser implements Parser {

    /** What is known of a line: where its words are, for the completion. */
    private record Words(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
            implements ParsedLine {
        @Override
        public String word() {
            return words.get(wordIndex);
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && line.endsWith("\\")) {
            throw new EOFError(-1, -1, "the line goes on");
        }
        String before = line.substring(0, cursor);
        List<String> words = List.of(before.split("\\s", -1));
        int last = words.size() - 1;
        return new Words(line, cursor, words, last, words.get(last).length());
    }
}
