package dev.lumed.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The libraries that are distributed, as the two kinds of list have them that the build makes. */
final class Bill {
    private static final Pattern PURL = Pattern.compile("(maven|npm)/([^?]+)@([^?@]+)(\\?.*)?");
    private static final Pattern LICENSED = Pattern.compile("\\(([^():\\s]+:[^():\\s]+):([^():\\s]+) - [^()]*\\)$");

    private Bill() {}

    /** Of a bill of materials (CycloneDX, JSON). */
    static List<Library> ofMaterials(Path file) throws IOException {
        JsonNode components =
                new ObjectMapper().readTree(Files.readString(file)).path("components");
        return StreamSupport.stream(components.spliterator(), false)
                .map(component -> library(component.path("purl").asText()))
                .toList();
    }

    private static Library library(String purl) {
        Matcher parts = PURL.matcher(URI.create(purl).getSchemeSpecificPart());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is no package of Maven's or npm's.".formatted(purl));
        }
        String name = parts.group(2);
        return new Library(parts.group(1).equals("maven") ? name.replace('/', ':') : name, parts.group(3));
    }

    /** Of the list of licences ({@code META-INF/THIRD-PARTY.txt}), which is there before any test. */
    static List<Library> ofLicences(String list) {
        return list.lines()
                .filter(line -> line.strip().startsWith("("))
                .map(Bill::licensed)
                .toList();
    }

    private static Library licensed(String line) {
        Matcher parts = LICENSED.matcher(line);
        if (!parts.find()) {
            throw new IllegalArgumentException("'%s' names no library.".formatted(line));
        }
        return new Library(parts.group(1), parts.group(2));
    }
}
