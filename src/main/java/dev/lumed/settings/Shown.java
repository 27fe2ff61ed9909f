package dev.lumed.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people are shown them: short, and without what may be secret. */
final class Shown {

    private static final int LONGEST = 100;
    // A user name and password in a URL, and its query, are where secrets are put by mistake.
    private static final Pattern USER_INFO = Pattern.compile("//[^/\"\\s]*@");
    private static final Pattern QUERY = Pattern.compile("\\?[^\"\\s]*");

    /** What is shorter stands in other texts by chance, and is looked for alone. */
    private static final int LONG_ENOUGH = 6;

    private static final Pattern UNQUOTED = Pattern.compile("[-\\w./:@]+");

    private final Collection<String> secrets;

    /** @param secrets what is configured as one: a substitution may have brought it into any other value */
    Shown(Collection<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String value(Kind<?> kind, ConfigValue value) {
        if (value instanceof ConfigObject section) {
            // Somebody else's section: which of its values are secret is not known here.
            return section.keySet().stream().sorted().collect(Collectors.joining(", ", "{", "}"));
        }
        return Kinds.SECRET.equals(kind) ? Secret.MASK : rendered(value);
    }

    String found(@Nullable Kind<?> kind, ConfigValue value) {
        if (value.valueType() == ConfigValueType.OBJECT) {
            return "a section";
        }
        if (Kinds.SECRET.equals(kind)) {
            return value.valueType() == ConfigValueType.STRING
                    ? "a text that cannot be one"
                    : "a " + value.valueType().name().toLowerCase(Locale.ROOT);
        }
        String text = rendered(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private String rendered(ConfigValue value) {
        if (hasSecret(value.unwrapped())) {
            return Secret.MASK;
        }
        String text = written(value);
        String withoutUser = USER_INFO.matcher(text).replaceAll("//" + Secret.MASK + "@");
        return QUERY.matcher(withoutUser).replaceAll("?" + Secret.MASK);
    }

    private boolean hasSecret(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().anyMatch(this::hasSecret);
        }
        if (value instanceof Map<?, ?> section) {
            return hasSecret(section.values());
        }
        String text = String.valueOf(value);
        return secrets.stream()
                .anyMatch(secret -> secret.length() < LONG_ENOUGH ? text.equals(secret) : text.contains(secret));
    }

    // What came from the environment is text whatever it holds, and a 2 is a 2.
    private static String written(ConfigValue value) {
        return value.unwrapped() instanceof String text
                        && UNQUOTED.matcher(text).matches()
                ? text
                : value.render(ConfigRenderOptions.concise().setJson(false));
    }
}
