package dev.lumed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.State;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Unread;
import dev.lumed.conversation.Via;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is stored today is what was approved, and what was approved is read as what was meant. With
 * {@code -Dlumed.approve=true} missing files are written, for a person to look at before they are committed; an approved
 * file is never changed, since files like it lie on people's disks: a new shape is a new version, in a new directory.
 */
final class ApprovedFilesTest {

    private static final Path APPROVED = Path.of("src", "test", "resources", "approved");

    @TestFactory
    Stream<DynamicTest> events_stored_areAsApproved() {
        return approved(StoredFormats.EVENT, StoredSamples.events());
    }

    @TestFactory
    Stream<DynamicTest> states_stored_areAsApproved() {
        return approved(StoredFormats.STATE, StoredSamples.states());
    }

    @TestFactory
    Stream<DynamicTest> messages_stored_areAsApproved() {
        return approved(StoredFormats.MESSAGE, StoredSamples.messages());
    }

    @TestFactory
    Stream<DynamicTest> summaries_stored_areAsApproved() {
        return approved(StoredFormats.SUMMARY, StoredSamples.summaries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "unborn"})
    void state_ofVersion1_hasNothingUnread(String name) throws IOException {
        State read =
                StoredFormats.STATE.read("state:1", Files.readString(APPROVED.resolve("state-1/" + name + ".json")));
        long lastSeq = read.log().lastSeq();

        assertThat(read.log()).isEqualTo(StoredSamples.states().get(name).log());
        assertThat(read.unread()).isEqualTo(new Unread(0, lastSeq, lastSeq == 0));
    }

    @Test
    void summary_ofVersion1_hasNothingUnread() throws IOException {
        ConversationSummary read = StoredFormats.SUMMARY.read(
                "conversation:1", Files.readString(APPROVED.resolve("conversation-1/full.json")));

        assertThat(read.messageCount()).isEqualTo(3);
        assertThat(read.unread()).isZero();
    }

    @Test
    void events_all_haveASample() {
        Set<Class<?>> sampled =
                StoredSamples.events().values().stream().map(Event::getClass).collect(Collectors.toUnmodifiableSet());

        assertThat(sampled).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void eventNames_all_areKebabCaseAndDistinct() {
        assertThat(StoredFormats.EVENT_NAMES.values())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z-]+"));
    }

    /** Constants are stored by their names, and no sample shows them all. */
    @Test
    void constants_stored_areAsApproved() throws IOException {
        Map<String, Object> constants =
                new TreeMap<>(Map.of("role", Role.values(), "status", Status.values(), "via", Via.values()));

        assertThat(StoredJson.mapper().writeValueAsString(constants))
                .isEqualTo(approvedText("constants.json", StoredJson.mapper().writeValueAsString(constants)));
    }

    @Test
    void approvedFiles_all_belongToASample() throws IOException {
        try (Stream<Path> files = Files.list(directory(StoredFormats.EVENT))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(StoredSamples.events().keySet());
        }
    }

    private static <T> Stream<DynamicTest> approved(StoredFormat<T> format, Map<String, T> samples) {
        return samples.entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(), () -> check(format, sample.getKey(), sample.getValue())));
    }

    private static <T> void check(StoredFormat<T> format, String name, T sample) throws IOException {
        String file = directory(format).getFileName() + "/" + name + ".json";
        String text = approvedText(file, format.text(sample));

        assertThat(format.text(sample)).isEqualTo(text);
        assertThat(format.read(format.manifest(), text)).isEqualTo(sample);
    }

    private static Path directory(StoredFormat<?> format) {
        return APPROVED.resolve(format.manifest().replace(':', '-'));
    }

    private static String approvedText(String name, String written) throws IOException {
        Path file = APPROVED.resolve(name);
        if (Boolean.getBoolean("lumed.approve") && !Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written + "\n");
        }
        assertThat(file).as("an approved file; -Dlumed.approve=true writes it").exists();
        return Files.readString(file).stripTrailing();
    }
}
