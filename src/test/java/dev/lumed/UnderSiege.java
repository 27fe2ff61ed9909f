package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.fault.CallKind;
import dev.lumed.http.RawExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon in a process of its own, on which everything is tried. Whatever it was: nothing has changed by it, the answer
 * and the log hold nothing of it, and the daemon is well.
 */
@Tag("process")
abstract class UnderSiege {
    /** Stands in whatever is sent, and nowhere else. */
    static final String MARK = "besieger";

    private static final String MESSAGE = "What should I eat?";
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3}) .*?\\r\\n\\r\\n(.*)", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z0-9-]+)\"");
    private static final int LONGEST_LINE = 300;

    @TempDir
    static Path home;

    static @Nullable DaemonProcess lumed;
    static String conversation = "";

    private String before = "";

    @BeforeAll
    static void settle() throws Exception {
        lumed = DaemonProcess.start(home);
        conversation = lumed.open("nutritionist");
        try (Feeds feed = lumed.eventsOf(conversation)) {
            feed.connection("live");
            lumed.send(conversation, MESSAGE);
            feed.reply();
        }
    }

    @AfterAll
    static void logHoldsNothingOfIt() throws Exception {
        try (DaemonProcess ending = daemon()) {
            ending.process().signal("TERM");
            assertThat(ending.process().awaitExit()).isZero();
            assertThat(ending.process().err())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(LONGEST_LINE))
                    .noneMatch(line -> line.contains(MARK) || line.contains("Exception") || line.contains("ERROR"));
        }
    }

    static DaemonProcess daemon() {
        return Objects.requireNonNull(lumed, "it did not start");
    }

    @BeforeEach
    void look() throws Exception {
        before = state();
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        assertThat(state()).isEqualTo(before);
        assertThat(new ApiProbe(daemon().url()).status("/health/ready")).isEqualTo(200);
    }

    /** What an attack could have changed: here, at the backend, and of the connection. */
    private static String state() throws Exception {
        return String.join(
                "\n",
                daemon().get("/v1/conversations").findValuesAsText("id").toString(),
                daemon().get("/v1/status").path("conversations").toString(),
                daemon().log(conversation).toString(),
                daemon().backendLog(conversation).toString(),
                Long.toString(daemon().demo().log().count(CallKind.CREATE)));
    }

    static URI address() {
        return URI.create(daemon().url());
    }

    /** With what stands for the port, the token and the conversation put in. */
    static String filled(String text) {
        try {
            return text.replace("{port}", Integer.toString(address().getPort()))
                    .replace("{token}", daemon().token())
                    .replace("{id}", conversation)
                    .replace("{mark}", MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole answer to what is written to a connection, which must hold nothing of it. */
    static String answer(String request) {
        String answer = RawExchange.exchange(address(), filled(request));
        assertThat(answer).doesNotContain(MARK).doesNotContain(filled("{token}"));
        return answer;
    }

    /** The status and the problem's code; the word alone where there is no answer. */
    static String outcome(String answer) {
        Matcher parts = ANSWER.matcher(answer);
        if (!parts.matches()) {
            return "closed";
        }
        Matcher code = CODE.matcher(parts.group(2));
        return parts.group(1) + (code.find() ? " " + code.group(1) : "");
    }
}
