package dev.lumed.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The layers of the configuration, each over the next: flags, environment, the user's file, {@code reference.conf}.
 *
 * @param given what the user set, in whichever way
 * @param reference our own reference.conf alone, not those of the libraries: reading these costs a command its start
 */
record Layers(Config given, Config reference) {

    static final String ROOT = "lumed";

    /** The environment variables that stand over the file, with the key of each. */
    static final Map<String, String> VARIABLES = variables();

    /** Of the library's messages: what stands in quotes, and is longer than a sign. */
    private static final Pattern QUOTED = Pattern.compile("(['\"])(?:(?!\\1).){3,}\\1", Pattern.DOTALL);
    /** A value by the name of its class, as in {@code SimpleConfigObject({"password":"secret"})}, and all that follows. */
    private static final Pattern RENDERED = Pattern.compile("\\b[A-Z]\\w*\\(.*", Pattern.DOTALL);

    private static final String USER_FILE = "application.conf";

    /** It lies beside the classes and stays as it is. */
    private static final Config OWN_REFERENCE = readReference();

    static Layers of(Invocation invocation) throws SettingsException {
        Config file = readFile(invocation);
        try {
            // A substitution may name a key that only the reference has.
            Config given = file.resolveWith(file.withFallback(OWN_REFERENCE).resolve());
            return new Layers(
                    flags(invocation).withFallback(environment(invocation)).withFallback(given), OWN_REFERENCE);
        } catch (ConfigException | IllegalArgumentException | StackOverflowError e) {
            throw new SettingsException(List.of(unreadable(e)));
        }
    }

    static Layers ofText(String text) throws SettingsException {
        try {
            ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription("text");
            return new Layers(ConfigFactory.parseString(text, options).resolve(), OWN_REFERENCE);
        } catch (ConfigException | IllegalArgumentException | StackOverflowError e) {
            throw new SettingsException(List.of(unreadable(e)));
        }
    }

    /** Which file is read: none where the user names none and none lies in the working directory. */
    static Optional<Path> file(Invocation invocation) {
        if (invocation.config().isPresent()) {
            return invocation.config().map(invocation.workingDirectory()::resolve);
        }
        return Optional.of(invocation.workingDirectory().resolve(USER_FILE)).filter(Files::exists);
    }

    private static Config readFile(Invocation invocation) throws SettingsException {
        Optional<Path> file = file(invocation);
        if (file.isEmpty()) {
            return ConfigFactory.empty();
        }
        ConfigParseOptions options = ConfigParseOptions.defaults().setAllowMissing(false);
        try {
            return ConfigFactory.parseFile(file.get().toFile(), options);
        } catch (ConfigException.IO e) {
            Source source = new Source.File(file.get(), 0);
            throw new SettingsException(List.of(new Problem(source, "", "no file to read", "a readable HOCON file")));
        } catch (ConfigException | IllegalArgumentException | StackOverflowError e) {
            throw new SettingsException(List.of(unreadable(e)));
        }
    }

    private static Config environment(Invocation invocation) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            @Nullable String value = invocation.environment().get(variable.getKey());
            // An empty variable is how a shell or a container says "not set".
            if (value != null && !value.isEmpty()) {
                config = with(config, variable.getValue(), value, Source.ENVIRONMENT + variable.getKey());
            }
        }
        return config;
    }

    private static Config flags(Invocation invocation) {
        return invocation
                .dataDir()
                .map(dir -> with(ConfigFactory.empty(), "data-dir", dir.toString(), Source.FLAG + "--data-dir"))
                .orElseGet(ConfigFactory::empty);
    }

    private static Config with(Config config, String key, String value, String origin) {
        return config.withValue(ROOT + "." + key, ConfigValueFactory.fromAnyRef(value, origin));
    }

    private static Config readReference() {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(Source.REFERENCE);
        try {
            ClassLoader loader = Layers.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources(Source.REFERENCE))) {
                Config config = ConfigFactory.parseURL(url, options);
                if (config.hasPath(ROOT)) {
                    return config.withOnlyPath(ROOT);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no " + Source.REFERENCE + " with " + ROOT + " on the class path");
    }

    private static Problem unreadable(Throwable e) {
        if (e instanceof ConfigException told) {
            @Nullable ConfigOrigin origin = told.origin();
            Source source = origin == null ? new Source.Text(0) : Source.of(origin);
            return new Problem(source, "", reason(told, origin), "HOCON, with every substitution known");
        }
        // The library reads what is nested by recursion, and knows no limit of its own; and it takes the digits of an
        // escape for a number, which may be less than nothing.
        return e instanceof StackOverflowError
                ? new Problem(new Source.Text(0), "", "sections within sections without end", "a few levels")
                : new Problem(
                        new Source.Text(0), "", "an escape that is no character", "\\u and four hexadecimal digits");
    }

    // The library puts the origin before the message; the problem has it in a field of its own. What the library quotes
    // from the file may be a part of a secret.
    private static String reason(ConfigException e, @Nullable ConfigOrigin origin) {
        String message = String.valueOf(e.getMessage());
        String prefix = origin == null ? "" : origin.description() + ": ";
        String reason = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return RENDERED.matcher(QUOTED.matcher(reason).replaceAll("$1…$1")).replaceAll("…");
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LUMED_BACKEND_URL", "backend.url");
        variables.put("LUMED_API_KEY", "backend.api-key");
        variables.put("LUMED_ACCESS_TOKEN", "backend.credentials.access-token");
        variables.put("LUMED_REFRESH_TOKEN", "backend.credentials.refresh-token");
        variables.put("LUMED_EMAIL", "backend.credentials.email");
        variables.put("LUMED_PASSWORD", "backend.credentials.password");
        variables.put("LUMED_PORT", "api.port");
        variables.put("LUMED_DATA_DIR", "data-dir");
        variables.put("LUMED_API_TOKEN", "api.token");
        return Collections.unmodifiableMap(variables);
    }
}
