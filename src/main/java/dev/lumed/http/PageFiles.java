package dev.lumed.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.util.ByteString;

/** The files of the page, read and compressed once: whatever stands in the jar beside them is served. */
final class PageFiles {
    private static final String ROOT = "page";

    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaTypes.TEXT_HTML,
            "css", MediaTypes.TEXT_CSS,
            "js", MediaTypes.APPLICATION_JAVASCRIPT,
            "svg", MediaTypes.IMAGE_SVG_XML,
            "txt", MediaTypes.TEXT_PLAIN);

    private PageFiles() {}

    /**
     * One file.
     *
     * @param tag changes with the content
     */
    record PageFile(ContentType type, ByteString plain, ByteString compressed, String tag) {
        static PageFile of(String name, byte[] content) {
            String extension = name.substring(name.lastIndexOf('.') + 1);
            MediaType type = Objects.requireNonNull(TYPES.get(extension), () -> name + " is of no known type");
            return new PageFile(
                    contentType(type),
                    ByteString.fromArray(content),
                    ByteString.fromArray(gzip(content)),
                    hash(content));
        }

        private static ContentType contentType(MediaType type) {
            return type instanceof MediaType.WithOpenCharset text
                    ? ContentTypes.create(text, HttpCharsets.UTF_8)
                    : ContentTypes.create((MediaType.Binary) type);
        }

        private static byte[] gzip(byte[] content) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(content);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toByteArray();
        }

        private static String hash(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(digest, 0, 8);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** By their paths below the page, such as {@code index.html} and {@code js/log.js}. */
    static Map<String, PageFile> all() {
        URL root = Objects.requireNonNull(PageFiles.class.getResource(ROOT), "the jar lacks the page");
        try {
            URI place = root.toURI();
            if (!place.getScheme().equals("jar")) {
                return below(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return below(jar.provider().getPath(place));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the page cannot be read from " + root, unreadable);
        }
    }

    private static Map<String, PageFile> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toUnmodifiableMap(
                            file -> root.relativize(file).toString(), PageFiles::read));
        }
    }

    private static PageFile read(Path file) {
        try {
            return PageFile.of(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
