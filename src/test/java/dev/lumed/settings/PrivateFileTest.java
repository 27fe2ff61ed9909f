package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with secrets in them. */
final class PrivateFileTest {
    @TempDir
    Path dir;

    @Test
    void content_replaced_isWholePrivateAndLeavesNothingBeside() throws IOException {
        PrivateFile file = new PrivateFile(dir.resolve("secret"));
        file.replace("one");
        file.replace("another");
        assertThat(file.read(7)).isEqualTo("another");
        assertThat(file.isOpenToOthers()).isFalse();
        assertThat(names()).containsExactly("secret");
    }

    @Test
    void draft_leftByACrash_isNeitherReadNorLeftOpen() throws IOException {
        Path draft = Files.writeString(dir.resolve("secret.new"), "half");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-rw-rw-"));
        PrivateFile file = new PrivateFile(dir.resolve("secret"));
        assertThat(file.exists()).isFalse();
        file.replace("one");
        assertThat(file.isOpenToOthers()).isFalse();
        assertThat(names()).containsExactly("secret");
    }

    @Test
    void content_thatCannotBeReplaced_staysAsItWas() throws IOException {
        Path occupied = Files.createDirectory(dir.resolve("secret.new"));
        Files.writeString(occupied.resolve("something"), "");
        PrivateFile file = new PrivateFile(Files.writeString(dir.resolve("secret"), "one"));
        assertThatThrownBy(() -> file.replace("another")).isInstanceOf(IOException.class);
        assertThat(file.read(10)).isEqualTo("one");
    }

    @Test
    void file_openToOthers_canBeClosed() throws IOException {
        Path path = Files.writeString(dir.resolve("secret"), "one");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw----r--"));
        PrivateFile file = new PrivateFile(path);
        assertThat(file.isOpenToOthers()).isTrue();
        file.makePrivate();
        assertThat(file.isOpenToOthers()).isFalse();
    }

    @Test
    void content_largerThanItCanBe_isNotRead() throws IOException {
        PrivateFile file = new PrivateFile(Files.writeString(dir.resolve("secret"), "too long"));
        assertThatThrownBy(() -> file.read(7)).hasMessageEndingWith("secret: larger than 7 bytes");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
