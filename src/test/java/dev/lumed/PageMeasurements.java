package dev.lumed;

import dev.lumed.demo.model.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How quick the page is, on this machine: run by hand, with {@code -Dlumed.measure=true}. */
@EnabledIfSystemProperty(named = "lumed.measure", matches = "true")
final class PageMeasurements extends OnThePage {
    private static final String WATCH =
            """
            window.seen = {};
            const look = () => {
              const all = document.querySelectorAll(".bubble.assistant .markdown");
              const last = all[all.length - 1];
              const length = last?.textContent.replaceAll(/\\s/g, "").length ?? 0;
              window.seen[all.length + ":" + length] ??= performance.timeOrigin + performance.now();
              requestAnimationFrame(look);
            };
            look();
            """;
    private static final String FRAMES =
            """
            window.frames = [];
            let last = performance.now();
            const next = (now) => { window.frames.push(now - last); last = now; requestAnimationFrame(next); };
            requestAnimationFrame(next);
            """;

    @Test
    void firstPaint() throws Exception {
        String id = lumed.open("nutritionist");
        List<Double> paints = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            browser().driver().get("about:blank");
            user.goesTo(lumed, id);
            paints.add(
                    ((Number) user.script("return performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                            .doubleValue());
        }
        print("first contentful paint, ms", paints);
    }

    /** From when a client of the same machine has a chunk until a frame with all of its text was drawn. */
    @Test
    void chunk() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        user.script(WATCH);
        List<Double> late = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (Feeds feed = lumed.eventsOf(id)) {
                Map<Integer, Double> arrived = new HashMap<>();
                StringBuilder text = new StringBuilder();
                lumed.send(id, "Tell me more, please, number " + i);
                feed.next("the end", event -> {
                    if (event.is("chunk")) {
                        text.append(event.text("text"));
                        arrived.put(
                                text.toString().replaceAll("[\\s*_`#>|-]", "").length(), now());
                    }
                    return event.is("message")
                            && event.text("role").equals("assistant")
                            && event.text("status").equals("complete");
                });
                user.seesReply(3 + 2 * i);
                int bubbles = 2 + i;
                arrived.forEach((length, at) -> {
                    Object seen = user.script("return window.seen[arguments[0]] ?? null", bubbles + ":" + length);
                    if (seen != null) {
                        late.add(((Number) seen).doubleValue() - at);
                    }
                });
            }
        }
        print("chunk to screen, ms, of " + late.size() + " chunks without marks", late);
    }

    private static double now() {
        return System.currentTimeMillis();
    }

    @Test
    void scrolling() throws Exception {
        String id = lumed.open("nutritionist");
        for (int i = 0; i < 100; i++) {
            int from = 100 * i;
            lumed.demo()
                    .write(
                            id,
                            IntStream.range(from, from + 100)
                                    .mapToObj(this::message)
                                    .toList());
        }
        try (Feeds feed = lumed.eventsOf(id)) {
            feed.until(
                    "all",
                    () -> lumed.get("/v1/conversations/" + id)
                                    .path("message_count")
                                    .asInt()
                            > 10_000);
        }
        user.goesTo(lumed, id);
        user.script(FRAMES);
        user.sees("the beginning", () -> {
            user.script("document.querySelector('.scroll').scrollBy(0, -900)");
            return user.text(".messages .markdown").startsWith("Hello!");
        });
        @SuppressWarnings("unchecked")
        List<Number> frames = (List<Number>) user.script("return window.frames.splice(0)");
        print(
                "frame while scrolling up through 10,001 messages, ms",
                frames.stream().map(Number::doubleValue).toList());
    }

    private Draft message(int number) {
        String text =
                "Here is **what** I suggest, it takes *fifteen* minutes:\n\n- water\n- a walk\n\nNumber " + number;
        return number % 2 == 0 ? Draft.user(text) : Draft.assistant(text);
    }

    private static void print(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf("%s: p50 %.0f, p99 %.0f, max %.0f%n", what, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
