package dev.lumed;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.NullMarked;

/** The layers of lumed, and what its two cores may know of the world. */
@AnalyzeClasses(packages = "dev.lumed", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "dev.lumed";

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("cli", Set.of("api", "settings", "simulation", "doctor", "tls", "conversation", "link")),
            entry("doctor", Set.of("credentials", "journal", "wire", "tls", "settings")),
            entry("http", Set.of("api", "actor", "meters", "tls", "settings", "conversation", "link")),
            entry("demo", Set.of("wire")),
            entry("simulation", Set.of("core", "conversation", "link", "backend", "wire", "settings")),
            entry("actor", Set.of("core", "conversation", "link", "backend", "journal", "meters", "wire", "settings")),
            entry("core", Set.of("conversation", "link", "backend", "wire")),
            entry("backend", Set.of("wire", "meters", "settings")),
            entry("credentials", Set.of("settings")),
            entry("journal", Set.of("conversation", "link", "settings")),
            entry("api", Set.of("conversation", "link")),
            entry("meters", Set.of()),
            entry("wire", Set.of()),
            entry("link", Set.of()),
            entry("conversation", Set.of()),
            entry("log", Set.of("settings")),
            entry("tls", Set.of("settings")),
            entry("settings", Set.of()));

    private static final String[] CORES = {packageOf("conversation"), packageOf("link")};

    /** What knows the time only as it is told. */
    private static final String[] TIMELESS = {
        packageOf("conversation"), packageOf("link"), packageOf("core"), packageOf("simulation")
    };

    /** Where a core finds all it needs, so that I/O, threads, actors, logs and JSON are out of reach. */
    private static final String[] PURE = {
        "java.lang",
        "java.lang.annotation",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.math",
        "java.nio.charset",
        "java.time..",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "org.jspecify.annotations"
    };

    /** A digest is a function of its input; the rest of java.security is not for a core. */
    private static final Class<?>[] PURE_TOO = {MessageDigest.class, NoSuchAlgorithmException.class};

    private static final Class<?>[] IMPURE = {
        Clock.class,
        InstantSource.class,
        Process.class,
        ProcessBuilder.class,
        Random.class,
        Runtime.class,
        Thread.class,
        ThreadLocal.class,
        Timer.class
    };

    @ArchTest
    static final ArchRule packages_ofTheTable_importOnlyWhatTheyMay =
            CompositeArchRule.of(MAY_IMPORT.entrySet().stream()
                    .map(row -> importOnly(row.getKey(), row.getValue()))
                    .toList());

    @ArchTest
    static final ArchRule classes_all_liveInAPackageOfTheTable = classes()
            .should()
            .resideInAnyPackage(
                    Stream.concat(Stream.of(ROOT), MAY_IMPORT.keySet().stream().map(ArchitectureTest::packageOf))
                            .toArray(String[]::new));

    @ArchTest
    static final ArchRule packages_all_areFreeOfCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule http_onActors_knowsTheirMessagesOnly = noClasses()
            .that()
            .resideInAPackage(packageOf("http"))
            .should()
            .dependOnClassesThat(resideInAPackage(packageOf("actor"))
                    .and(describe(
                            "are actors",
                            type -> type.isTopLevelClass()
                                    && type.getSimpleName().endsWith("Actor"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_all_areNullMarked = classes().should(liveInANullMarkedPackage());

    @ArchTest
    static final ArchRule cores_byType_arePure = classes()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CORES)
                    .or(resideInAnyPackage(PURE))
                    .or(anyOf(PURE_TOO))
                    .and(not(anyOf(IMPURE))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeless_byCall_readNoClockAndDrawNothing = noClasses()
            .that()
            .resideInAnyPackage(TIMELESS)
            .should()
            .accessTargetWhere(describe("it reads a clock, the system or chance", ArchitectureTest::isImpure))
            .allowEmptyShould(true);

    /**
     * Who a backend is, is for Java to verify: there is no code of ours that could be talked into less. How our own
     * programs know the daemon's certificate is another matter, of which the backend's client knows nothing.
     */
    @ArchTest
    static final ArchRule trust_everywhere_isJavasOwn = noClasses()
            .that()
            .resideOutsideOfPackage(packageOf("tls"))
            .should()
            .beAssignableTo(TrustManager.class)
            .orShould()
            .beAssignableTo(HostnameVerifier.class);

    @ArchTest
    static final ArchRule names_all_saySomething = noClasses()
            .should()
            .haveNameMatching(".*[.$](\\w*(Manager|Helper|Utils?|Handler|Impl)|(Default|Abstract|Base)([A-Z]\\w*)?)")
            .as("no class should be called Manager, Helper, Util, Handler, Impl, Default…, Abstract… or Base…");

    private static ArchRule importOnly(String name, Set<String> others) {
        List<String> allowed = new ArrayList<>();
        allowed.add(packageOf(name));
        others.stream().sorted().map(ArchitectureTest::packageOf).forEach(allowed::add);
        return classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new)).or(not(resideInAPackage(ROOT + ".."))))
                .allowEmptyShould(true);
    }

    private static String packageOf(String name) {
        return ROOT + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> anyOf(Class<?>... types) {
        return DescribedPredicate.or(
                Stream.of(types).map(type -> equivalentTo(type)).toList());
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }

    private static boolean isImpure(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return (owner.getPackageName().startsWith("java.time") && name.equals("now"))
                || (owner.isEquivalentTo(System.class) && !name.equals("arraycopy"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || (owner.isEquivalentTo(StrictMath.class) && name.equals("random"))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Collections.class) && name.equals("shuffle"))
                || (owner.isAssignableTo(Collection.class) && name.equals("parallelStream"))
                || (owner.isAssignableTo(BaseStream.class) && name.equals("parallel"));
    }
}
