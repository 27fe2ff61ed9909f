package dev.lumed.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file for its owner alone: it holds a secret, or what was said. Where a file system knows no permissions, there are none
 * to keep.
 */
public record PrivateFile(Path path) {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    public PrivateFile {
        path = path.toAbsolutePath();
    }

    /** Makes a directory for its owner alone, and its missing parents; one that exists is left as it is. */
    public static void makeDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directory, DIRECTORY));
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Its text.
     *
     * @throws IOException also if it is larger than it can be
     */
    public String read(int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new FileSystemException(path.toString(), null, "larger than " + mostBytes + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Whether others than its owner may do anything with it. */
    public boolean isOpenToOthers() throws IOException {
        @Nullable PosixFileAttributeView view = permissions(path);
        return view != null && !OWNER.containsAll(view.readAttributes().permissions());
    }

    /** From now on for its owner alone. */
    public void makePrivate() throws IOException {
        @Nullable PosixFileAttributeView view = permissions(path);
        if (view != null) {
            view.setPermissions(OWNER);
        }
    }

    /** As it is where it is there; the owner's alone where the options make it. */
    public FileChannel open(OpenOption... options) throws IOException {
        return FileChannel.open(path, Set.of(options), attributes(directory(), OWNER));
    }

    /** Afterwards there is the one content or the other, whole, whatever ends before: the process or the power. */
    public void replace(String content) throws IOException {
        Path directory = directory();
        // Always the same name: what a crash leaves behind is not left for ever.
        Path draft = directory.resolve(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel =
                new PrivateFile(draft).open(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(directory);
    }

    public Path directory() {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** That the name means the new content is durable only with its directory; Windows opens none, and needs not to. */
    private static void sync(Path directory) throws IOException {
        if (permissions(directory) != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static @Nullable PosixFileAttributeView permissions(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class);
    }
}
