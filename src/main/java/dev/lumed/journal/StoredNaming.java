package dev.lumed.journal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads off plain records what Jackson wants to be told by annotations, which the pure cores do not carry: enum
 * constants are written in kebab-case, and what is not {@link Nullable} must be there.
 */
final class StoredNaming extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    private final transient Set<Class<?>> dispensable;

    /** @param dispensable types that have a value of their own for what is missing */
    StoredNaming(Set<Class<?>> dispensable) {
        this.dispensable = dispensable;
    }

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, @Nullable String[] names) {
        String[] kebab = new String[constants.length];
        for (int i = 0; i < constants.length; i++) {
            kebab[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return kebab;
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return isComponent(member) ? isRequired((AnnotatedParameter) member) : null;
    }

    /** What must be there may not be null instead. */
    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isComponent(annotated) && isRequired((AnnotatedParameter) annotated)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(annotated);
    }

    private static boolean isComponent(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord();
    }

    private boolean isRequired(AnnotatedParameter parameter) {
        RecordComponent component = parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
        return !dispensable.contains(component.getType())
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
