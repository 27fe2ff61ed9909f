package dev.lumed.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.fault.BadSwitchException;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.fault.Values;
import dev.lumed.demo.model.Account;
import dev.lumed.demo.model.Limits;
import dev.lumed.demo.model.Tokens;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the settings from a configuration, collecting every problem on the way. */
final class DemoSettingsReader {

    private static final String ROOT = "lumed.demo";
    private static final int MOST = 10_000_000;
    private static final Set<String> KEYS = Set.of(
            "host", "port", Pace.THINK_TIME, Pace.PIECE_INTERVAL, "access", "dialect", "faults", "limits", "tls");
    private static final Set<String> ACCESS_KEYS =
            Set.of("api-key", "email", "password", "access-token", "refresh-token", "life-time");
    private static final Set<String> LIMIT_KEYS = Set.of("active", "consultations", "messages", "sockets");

    private final List<DemoSettingsException.Problem> problems = new ArrayList<>();

    DemoSettings read(Config config) {
        Map<String, ConfigValue> demo = config.hasPath(ROOT) ? present(config.getObject(ROOT)) : Map.of();
        checkKeys("", demo.keySet(), KEYS);
        DemoSettings standard = DemoSettings.standard();
        Map<String, String> top = texts(demo);
        DemoSettings settings = new DemoSettings(
                top.getOrDefault("host", standard.host()),
                number("port", top, standard.port(), 0, 65_535),
                access(section(demo, "access"), standard.access()),
                manners(demo, standard.manners()),
                limits(section(demo, "limits"), standard.limits()),
                tls(section(demo, "tls")));
        if (!problems.isEmpty()) {
            throw new DemoSettingsException(problems);
        }
        return settings;
    }

    private DemoSettings.Manners manners(Map<String, ConfigValue> demo, DemoSettings.Manners standard) {
        Map<String, String> pace = texts(demo);
        pace.keySet().retainAll(Set.of(Pace.THINK_TIME, Pace.PIECE_INTERVAL));
        Dialect dialect =
                checked("dialect.", standard.dialect(), () -> standard.dialect().with(section(demo, "dialect")));
        return new DemoSettings.Manners(
                dialect, checked("", standard.pace(), () -> standard.pace().with(pace)), faults(demo));
    }

    private List<FaultSwitch> faults(Map<String, ConfigValue> demo) {
        List<FaultSwitch> faults = new ArrayList<>();
        objects(demo, "faults").forEach((name, values) -> {
            String prefix = "faults." + name + ".";
            Optional<FaultSwitch> read =
                    checked(prefix, Optional.empty(), () -> Optional.of(FaultSwitch.parse(name, values)));
            read.ifPresent(faults::add);
        });
        return faults;
    }

    private DemoAccess access(Map<String, String> texts, DemoAccess standard) {
        checkKeys("access.", texts.keySet(), ACCESS_KEYS);
        Account first = standard.first();
        List<Account> accounts = new ArrayList<>(standard.accounts());
        accounts.set(
                0,
                new Account(
                        first.userId(),
                        texts.getOrDefault("email", first.email()),
                        texts.getOrDefault("password", first.password())));
        return new DemoAccess(
                texts.getOrDefault("api-key", standard.apiKey()),
                accounts,
                new Tokens(
                        texts.getOrDefault("access-token", standard.tokens().access()),
                        texts.getOrDefault("refresh-token", standard.tokens().refresh())),
                read("access.", "life-time", texts, standard.lifeTime(), text -> Values.duration("life-time", text)));
    }

    private Limits limits(Map<String, String> texts, Limits standard) {
        checkKeys("limits.", texts.keySet(), LIMIT_KEYS);
        return new Limits(
                limit("active", texts, standard.active()),
                limit("consultations", texts, standard.consultations()),
                limit("messages", texts, standard.messages()),
                limit("sockets", texts, standard.sockets()));
    }

    private @Nullable DemoTls tls(Map<String, String> texts) {
        checkKeys("tls.", texts.keySet(), Set.of("keystore", "password"));
        String keystore = texts.get("keystore");
        if (keystore == null) {
            return null;
        }
        try {
            return new DemoTls(Path.of(keystore), texts.getOrDefault("password", ""));
        } catch (InvalidPathException e) {
            note("tls.keystore", keystore, "a path");
            return null;
        }
    }

    private int limit(String key, Map<String, String> texts, int standard) {
        return read("limits.", key, texts, standard, text -> Values.number(key, text, 1, MOST));
    }

    private int number(String key, Map<String, String> texts, int standard, int least, int most) {
        return read("", key, texts, standard, text -> Values.number(key, text, least, most));
    }

    private <T> T read(String prefix, String key, Map<String, String> texts, T standard, Function<String, T> reading) {
        String text = texts.get(key);
        return text == null ? standard : checked(prefix, standard, () -> reading.apply(text));
    }

    private <T> T checked(String prefix, T standard, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadSwitchException e) {
            note(prefix + e.key(), e.found(), e.allowed());
            return standard;
        }
    }

    private void note(String key, String found, String allowed) {
        problems.add(new DemoSettingsException.Problem(ROOT + "." + key, found, allowed));
    }

    private void checkKeys(String prefix, Set<String> found, Set<String> allowed) {
        for (String key : new TreeSet<>(found)) {
            if (!allowed.contains(key)) {
                note(prefix + key, "an unknown key", "one of " + String.join(", ", new TreeSet<>(allowed)));
            }
        }
    }

    /** The plain values of a section inside the demo's. */
    private Map<String, String> section(Map<String, ConfigValue> demo, String key) {
        return asObject(key, demo.get(key)).map(DemoSettingsReader::texts).orElse(Map.of());
    }

    /** The sections of a section: what each is called, and its plain values. */
    private Map<String, Map<String, String>> objects(Map<String, ConfigValue> demo, String key) {
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        asObject(key, demo.get(key)).orElse(Map.of()).forEach((name, value) -> asObject(key + "." + name, value)
                .ifPresent(object -> objects.put(name, texts(object))));
        return objects;
    }

    private Optional<Map<String, ConfigValue>> asObject(String key, @Nullable ConfigValue value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ConfigObject object) {
            return Optional.of(present(object));
        }
        note(key, String.valueOf(value.unwrapped()), "an object { ... }");
        return Optional.empty();
    }

    private static Map<String, ConfigValue> present(ConfigObject object) {
        Map<String, ConfigValue> present = new LinkedHashMap<>(object);
        present.values().removeIf(value -> value.valueType() == ConfigValueType.NULL);
        return present;
    }

    private static Map<String, String> texts(Map<String, ConfigValue> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, String.valueOf(value.unwrapped())));
        return texts;
    }
}
