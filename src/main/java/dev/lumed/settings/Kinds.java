package dev.lumed.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values that keys hold. */
final class Kinds {

    static final Kind<Boolean> FLAG = new Kind<>("true or false", Kinds::parseFlag, String::valueOf);
    static final Kind<Integer> NUMBER = new Kind<>("a whole number", Kinds::parseNumber, String::valueOf);
    static final Kind<Double> DECIMAL = new Kind<>("a number", Kinds::parseDecimal, String::valueOf);
    static final Kind<Duration> DURATION =
            new Kind<>("a duration with its unit", Kinds::parseDuration, Kinds::wordDuration);
    static final Kind<Long> BYTES = new Kind<>("a size with its unit", Kinds::parseBytes, Kinds::wordBytes);
    static final Kind<String> TEXT = new Kind<>("text that is not empty", Kinds::parseText, text -> text);
    static final Kind<Secret> SECRET =
            new Kind<>("a secret that is not empty", value -> Secret.of(parseText(value)), Secret::toString);
    static final Kind<Authorities> AUTHORITIES = new Kind<>(
            "a readable file with one or more certificates in PEM",
            Kinds::parseAuthorities,
            authorities -> authorities.file().toString());
    static final Kind<Path> PATH = new Kind<>("a path", Kinds::parsePath, Path::toString);

    /** A section that somebody else reads and checks. */
    static final Kind<ConfigObject> SECTION = new Kind<>("a section", Kinds::parseSection, ConfigObject::render);

    // Without a unit a person and the library would not always mean the same one.
    private static final Pattern NO_UNIT = Pattern.compile("[-+.\\d\\s]*");

    private Kinds() {}

    /** An absolute URL of one of the schemes, with nothing in it that could hold a secret or be lost when joined. */
    static Kind<URI> url(String... schemes) {
        String allowed = "an absolute URL that starts with "
                + Arrays.stream(schemes).map(scheme -> scheme + "://").collect(Collectors.joining(" or "))
                + " and has no user, query or fragment";
        List<String> known = List.of(schemes);
        Kind<URI> any = new Kind<>(allowed, Kinds::parseUrl, URI::toString);
        return Kind.limited(
                any,
                allowed,
                url -> url.getScheme() != null
                        && known.contains(url.getScheme().toLowerCase(Locale.ROOT))
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null);
    }

    /** The constants of an enum under their lower-case names. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String allowed = constants.stream().map(Kinds::word).collect(Collectors.joining(", "));
        return new Kind<>(
                "one of " + allowed,
                value -> {
                    String text = parseText(value);
                    return constants.stream()
                            .filter(constant -> word(constant).equals(text))
                            .findFirst()
                            .orElseThrow(Mismatch::new);
                },
                Kinds::word);
    }

    static <T> Kind<List<T>> list(String allowed, Kind<T> element) {
        return new Kind<>(
                allowed,
                value -> {
                    List<T> parsed = new ArrayList<>();
                    for (ConfigValue each : elements(value)) {
                        parsed.add(element.parse(each));
                    }
                    return List.copyOf(parsed);
                },
                elements -> elements.stream().map(element.wording()).collect(Collectors.joining(", ", "[", "]")));
    }

    private static List<ConfigValue> elements(ConfigValue value) throws Mismatch {
        if (value instanceof ConfigList list) {
            return list;
        }
        throw new Mismatch();
    }

    private static ConfigObject parseSection(ConfigValue value) throws Mismatch {
        if (value instanceof ConfigObject section) {
            return section;
        }
        throw new Mismatch();
    }

    private static boolean parseFlag(ConfigValue value) throws Mismatch {
        try {
            return value.atKey("it").getBoolean("it");
        } catch (ConfigException e) {
            throw new Mismatch();
        }
    }

    private static int parseNumber(ConfigValue value) throws Mismatch {
        try {
            return decimal(value).intValueExact();
        } catch (ArithmeticException e) {
            throw new Mismatch();
        }
    }

    private static double parseDecimal(ConfigValue value) throws Mismatch {
        return decimal(value).doubleValue();
    }

    private static BigDecimal decimal(ConfigValue value) throws Mismatch {
        String text = scalar(value);
        try {
            // A huge exponent is cheap to write and dear to expand.
            if (text.length() > 40 || Math.abs((long) new BigDecimal(text).scale()) > 40) {
                throw new Mismatch();
            }
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Mismatch();
        }
    }

    private static Duration parseDuration(ConfigValue value) throws Mismatch {
        requireUnit(value);
        try {
            return value.atKey("it").getDuration("it");
        } catch (ConfigException | ArithmeticException e) {
            throw new Mismatch();
        }
    }

    private static long parseBytes(ConfigValue value) throws Mismatch {
        requireUnit(value);
        try {
            return value.atKey("it").getBytes("it");
        } catch (ConfigException e) {
            throw new Mismatch();
        }
    }

    private static void requireUnit(ConfigValue value) throws Mismatch {
        if (NO_UNIT.matcher(scalar(value)).matches()) {
            throw new Mismatch();
        }
    }

    private static Path parsePath(ConfigValue value) throws Mismatch {
        try {
            return Path.of(parseText(value));
        } catch (InvalidPathException e) {
            throw new Mismatch();
        }
    }

    private static Authorities parseAuthorities(ConfigValue value) throws Mismatch {
        try {
            return Authorities.read(parsePath(value));
        } catch (IOException | CertificateException e) {
            throw new Mismatch();
        }
    }

    private static URI parseUrl(ConfigValue value) throws Mismatch {
        try {
            return new URI(parseText(value));
        } catch (URISyntaxException e) {
            throw new Mismatch();
        }
    }

    private static String parseText(ConfigValue value) throws Mismatch {
        String text = scalar(value);
        if (text.isBlank()) {
            throw new Mismatch();
        }
        return text;
    }

    private static String scalar(ConfigValue value) throws Mismatch {
        if (value.valueType() == ConfigValueType.STRING
                || value.valueType() == ConfigValueType.NUMBER
                || value.valueType() == ConfigValueType.BOOLEAN) {
            return String.valueOf(value.unwrapped());
        }
        throw new Mismatch();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String wordDuration(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " m" : seconds + " s";
    }

    private static String wordBytes(long bytes) {
        if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
            return bytes / (1 << 20) + " MiB";
        }
        return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? bytes / (1 << 10) + " KiB" : bytes + " B";
    }
}
