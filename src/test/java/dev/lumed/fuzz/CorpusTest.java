package dev.lumed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Plays to every fuzz target the inputs that the fuzzer kept because they reached something new of it. */
final class CorpusTest {
    private static final Path KEPT = Path.of("src/test/corpora");

    static List<Method> targets() {
        return ReflectionSupport.findAllClassesInPackage("dev.lumed", type -> true, name -> name.endsWith("FuzzTest"))
                .stream()
                .flatMap(CorpusTest::targetsOf)
                .toList();
    }

    private static Stream<Method> targetsOf(Class<?> type) {
        return ReflectionSupport.findMethods(
                type, method -> method.isAnnotationPresent(FuzzTest.class), HierarchyTraversalMode.TOP_DOWN)
                .stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void corpus_kept_holdsForItsTarget(Method target) throws Exception {
        target.setAccessible(true);
        Constructor<?> constructor = target.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        String name = target.getDeclaringClass().getName() + "." + target.getName();
        List<String> failures = new ArrayList<>();
        try (ZipFile kept = new ZipFile(KEPT.resolve(name + ".zip").toFile())) {
            List<? extends ZipEntry> inputs = Collections.list(kept.entries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .toList();
            for (ZipEntry input : inputs) {
                byte[] bytes = kept.getInputStream(input).readAllBytes();
                try {
                    target.invoke(constructor.newInstance(), (Object) bytes);
                } catch (InvocationTargetException failed) {
                    failures.add(input.getName() + ": " + failed.getCause());
                }
            }
            assertThat(inputs).isNotEmpty();
        }
        assertThat(failures).isEmpty();
    }
}
