package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record that can hold a secret as a plain text, or a body with one in it, prints none of it. What is of the type
 * Secret prints itself as stars.
 */
final class PrintedSecretsTest {
    private static final String CANARY = "canary";

    private static final String[] PACKAGES = {
        "dev.lumed.wire",
        "dev.lumed.backend",
        "dev.lumed.settings",
        "dev.lumed.credentials",
        "dev.lumed.api",
        "dev.lumed.doctor",
        "dev.lumed.demo"
    };

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(token|password|secret|apikey|credential|authorization|pair).*|access|refresh|body|value");

    /** Whose names sound like it, and which hold no secret. */
    private static final Set<String> HARMLESS = Set.of("idempotencyKey", "tokensUsed");

    static Stream<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(PACKAGES).stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> components(type).anyMatch(PrintedSecretsTest::isSecret));
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_withASecret_doesNotPrintIt(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor(
                components(type).map(RecordComponent::getType).toArray(Class[]::new));
        constructor.setAccessible(true);
        Object holder = constructor.newInstance(
                components(type).map(PrintedSecretsTest::value).toArray());
        assertThat(holder.toString()).doesNotContain(CANARY);
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static boolean isSecret(RecordComponent component) {
        String name = component.getName();
        boolean text = component.getType() == String.class
                || component.getGenericType().getTypeName().contains("<java.lang.String>");
        return text && SECRET.matcher(name).matches() && !HARMLESS.contains(name);
    }

    private static @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        boolean secret = isSecret(component);
        if (type == String.class) {
            return secret ? CANARY : "x";
        }
        if (type == Optional.class) {
            return secret ? Optional.of(CANARY) : Optional.empty();
        }
        if (type == List.class) {
            return secret ? List.of(CANARY) : List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type.isPrimitive()) {
            return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : (Object) 0L;
        }
        return null;
    }
}
