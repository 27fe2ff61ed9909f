package dev.lumed.demo.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is switched on, everywhere or for one consultation, for ever or for some occurrences.
 *
 * @param consultation null: everywhere
 * @param skip so many occurrences pass unharmed first
 * @param times so many occurrences are harmed, 0 for all
 */
public record FaultSwitch(
        Fault fault, @Nullable String consultation, int skip, int times, Map<FaultParameter, String> values) {

    private static final String CONSULTATION = "consultation";
    private static final String SKIP = "skip";
    private static final String TIMES = "times";
    private static final int MOST = 1_000_000;

    public FaultSwitch {
        Values.number(SKIP, Integer.toString(skip), 0, MOST);
        Values.number(TIMES, Integer.toString(times), 0, MOST);
        values = Map.copyOf(values);
        values.forEach((parameter, text) -> use(fault, parameter.key()).check(text));
        if (fault == Fault.REST_REDIRECT && !values.containsKey(FaultParameter.TO)) {
            throw new BadSwitchException(FaultParameter.TO.key(), "", FaultParameter.TO.explanation());
        }
    }

    public static FaultSwitch of(Fault fault) {
        return new FaultSwitch(fault, null, 0, 0, Map.of());
    }

    /** Reads a switch from texts, as they come from a query, a JSON object or a configuration. */
    public static FaultSwitch parse(String fault, Map<String, String> texts) {
        Fault known = Values.word("fault", fault, Fault.class);
        Map<FaultParameter, String> values = new EnumMap<>(FaultParameter.class);
        texts.forEach((key, text) -> {
            if (!Set.of(CONSULTATION, SKIP, TIMES).contains(key)) {
                values.put(use(known, key).parameter(), text);
            }
        });
        return new FaultSwitch(
                known,
                texts.get(CONSULTATION),
                Values.number(SKIP, texts.getOrDefault(SKIP, "0"), 0, MOST),
                Values.number(TIMES, texts.getOrDefault(TIMES, "0"), 0, MOST),
                values);
    }

    /** For this consultation alone. */
    public FaultSwitch only(String id) {
        return new FaultSwitch(fault, id, skip, times, values);
    }

    public FaultSwitch skip(int count) {
        return new FaultSwitch(fault, consultation, count, times, values);
    }

    public FaultSwitch times(int count) {
        return new FaultSwitch(fault, consultation, skip, count, values);
    }

    public FaultSwitch with(FaultParameter parameter, Object value) {
        Map<FaultParameter, String> more = new EnumMap<>(FaultParameter.class);
        more.putAll(values);
        more.put(parameter, value.toString());
        return new FaultSwitch(fault, consultation, skip, times, more);
    }

    /** For these calls alone. */
    public FaultSwitch calls(CallKind... kinds) {
        return with(FaultParameter.CALLS, Stream.of(kinds).map(CallKind::key).collect(Collectors.joining(",")));
    }

    /** The value given, or else the fault's default. */
    public String text(FaultParameter parameter) {
        String given = values.get(parameter);
        return given != null ? given : use(fault, parameter.key()).fallback();
    }

    public int number(FaultParameter parameter) {
        return Integer.parseInt(text(parameter));
    }

    public Duration duration(FaultParameter parameter) {
        return Values.duration(parameter.key(), text(parameter));
    }

    public Ending ending() {
        return Values.word(FaultParameter.HOW.key(), text(FaultParameter.HOW), Ending.class);
    }

    boolean concerns(CallKind kind) {
        return fault.parameter(FaultParameter.CALLS.key()).isEmpty()
                || Calls.parse(text(FaultParameter.CALLS)).contains(kind);
    }

    private static FaultParameter.Use use(Fault fault, String key) {
        return fault.parameter(key)
                .orElseThrow(() -> new BadSwitchException(
                        fault.key(),
                        key,
                        Stream.concat(
                                        fault.parameters().stream()
                                                .map(use -> use.parameter().key()),
                                        Stream.of(CONSULTATION, SKIP, TIMES))
                                .collect(Collectors.joining(", "))));
    }
}
