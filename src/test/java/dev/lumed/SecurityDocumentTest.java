package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What the document claims is held by a test, and every test that it names is there. */
final class SecurityDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "security.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+#\\w+)`");

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    @Test
    void tests_namedInTheDocument_exist() throws IOException {
        Set<String> tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("dev.lumed").stream()
                        .flatMap(type -> type.getMembers().stream())
                        .filter(SecurityDocumentTest::isTest)
                        .map(test -> test.getOwner().getSimpleName() + "#" + test.getName())
                        .collect(Collectors.toUnmodifiableSet());
        List<String> named =
                NAMED.matcher(document()).results().map(name -> name.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(tests).containsAll(named);
    }

    /** A method, or a rule of the architecture. */
    private static boolean isTest(JavaMember member) {
        return member.isAnnotatedWith(Test.class)
                || member.isAnnotatedWith(ParameterizedTest.class)
                || member.isAnnotatedWith(FuzzTest.class)
                || member.isAnnotatedWith(ArchTest.class);
    }

    @Test
    void claims_all_nameTheirTest() throws IOException {
        List<String> claims = document()
                .lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| what "))
                .toList();
        assertThat(claims).hasSizeGreaterThan(20).allMatch(claim -> NAMED.matcher(claim)
                .find());
    }
}
