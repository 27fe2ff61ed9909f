package dev.lumed;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

/** What holds for the tests themselves: they wait for something, never for some time. */
@AnalyzeClasses(packages = "dev.lumed", importOptions = OnlyIncludeTests.class)
final class TestCodeTest {

    @ArchTest
    static final ArchRule tests_waiting_neverSleep =
            noClasses().should().accessTargetWhere(describe("it sleeps", TestCodeTest::sleeps));

    @ArchTest
    static final ArchRule names_all_saySomething = ArchitectureTest.names_all_saySomething;

    private static boolean sleeps(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return access.getTarget().getName().equals("sleep")
                && (owner.isAssignableTo(Thread.class) || owner.isAssignableTo(TimeUnit.class));
    }
}
