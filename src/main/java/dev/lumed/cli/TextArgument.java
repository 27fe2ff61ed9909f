package dev.lumed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A text of the command line: what is given, or standard input for {@code -}. */
final class TextArgument {

    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST = 1 << 20;

    private TextArgument() {}

    static String read(String given, Console console) throws CommandException {
        if (!given.equals(STANDARD_INPUT)) {
            return given;
        }
        try {
            byte[] bytes = console.in().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CommandException.Refused("the text is larger than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new CommandException.Refused("standard input cannot be read: " + e.getMessage());
        }
    }
}
