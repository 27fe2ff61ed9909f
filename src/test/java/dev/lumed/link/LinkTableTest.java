package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The link as a table: nothing is missing from it, and the committed document is what the link does. */
final class LinkTableTest {

    private static final Path DOCUMENT = Path.of("docs", "link.md");
    private static final String WRITE = "lumed.docs.write";

    @Test
    void table_ofTheLink_hasEveryPhase() {
        assertThat(LinkTable.phases())
                .containsOnlyKeys(leaves(Phase.class).map(Class::getSimpleName).toList());
        LinkTable.phases().forEach((name, shell) -> assertThat(
                        shell.get().phase().getClass().getSimpleName())
                .isEqualTo(name));
    }

    @Test
    void table_ofTheLink_hasEveryInput() {
        assertThat(LinkTable.inputs())
                .containsOnlyKeys(leaves(Input.class).map(Class::getSimpleName).toList());
        LinkTable.inputs().forEach((name, input) -> assertThat(
                        input.apply(FakeShell.live()).getClass().getSimpleName())
                .isEqualTo(name));
    }

    @Test
    void table_ofTheLink_hasADeadlineForEveryActivePhase() {
        assertThat(LinkDeadlines.cells())
                .allMatch(cell -> cell.moves() || cell.noticed())
                .extracting(LinkTable.Cell::from)
                .containsAll(leaves(Phase.Active.class).toList());
    }

    @Test
    void document_committed_isWhatTheLinkDoes() throws IOException {
        String found = LinkDocument.render();
        System.out.println(found);
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, found);
        }

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("%s is out of date; write it anew with mvn test -Dtest=LinkTableTest -D%s=true", DOCUMENT, WRITE)
                .isEqualTo(found);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(LinkTableTest::leaves)
                        .distinct()
                : Stream.of(List.of(type)).flatMap(List::stream);
    }
}
