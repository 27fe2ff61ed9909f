package dev.lumed.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test injects this row of {@code docs/faults.md} and asserts what must hold. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Survives.Several.class)
public @interface Survives {
    Row row();

    Level level();

    /** Rows that one test covers together. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Survives[] value();
    }
}
