package dev.lumed;

import dev.lumed.demo.model.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How quick the page is, on this machine: run by hand, with {@code -Dlumed.measure=true}. */
@EnabledIfSystemProperty(named = "lumed.measure", matches = "true")
final class PageMeasurements extends OnThePage {
    private static final int PIECES = 300;

    /** Notes when a piece came to the browser, and when the first frame with it had been drawn. */
    private static final String WATCH =
            """
            window.came = {};
            window.late = [];
            new EventSource("/v1/events").addEventListener("chunk", ({ data }) => {
              window.came[JSON.parse(data).text.trim()] = performance.now();
            });
            const look = () => {
              const all = document.querySelectorAll(".bubble.assistant .markdown");
              const text = all[all.length - 1]?.textContent ?? "";
              for (const [piece, at] of Object.entries(window.came)) {
                if (!text.includes(piece)) continue;
                window.late.push(performance.now() - at);
                delete window.came[piece];
              }
              requestAnimationFrame(look);
            };
            look();
            """;
    /** Up to the first message, as fast as frames come. */
    private static final String SCROLL_UP =
            """
            const done = arguments[0];
            const place = document.querySelector(".scroll");
            const frames = [];
            let last = performance.now();
            const next = (now) => {
              frames.push(now - last);
              last = now;
              place.scrollBy(0, -900);
              const first = document.querySelector(".messages .markdown, .messages .typed").textContent;
              if (first.startsWith("Hello!")) done(frames);
              else requestAnimationFrame(next);
            };
            requestAnimationFrame(next);
            """;

    private static final String CROWD =
            """
            const done = arguments[0];
            const { store } = document.querySelector("conversation-list");
            const [model] = store.conversations.values();
            const begun = Date.now();
            const change = (i) => {
              const id = `crowd-${i % 2000}`;
              const last_message_at = new Date(begun - 3_600_000 + i * 100).toISOString();
              store.conversations.set(id, { ...model, id, last_message_at, unread: i % 7 });
              store.dispatchEvent(new CustomEvent("list"));
            };
            let changes = 0;
            while (changes < 2000) change(changes++);
            const working = setInterval(() => {
              for (const due = 2000 + (Date.now() - begun) / 2; changes < due; changes++) setTimeout(change, 0, changes);
            }, 4);
            const frames = [];
            let last = performance.now();
            const next = (now) => {
              frames.push(now - last);
              last = now;
              if (Date.now() - begun < 10_000) return requestAnimationFrame(next);
              clearInterval(working);
              done(frames);
            };
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

    /** From when the browser has a piece until a frame with it was drawn. */
    @Test
    void chunk() throws Exception {
        String id = lumed.open("nutritionist");
        user.goesTo(lumed, id);
        user.script(WATCH);
        lumed.demo().sendFrame(id, "{\"type\":\"stream_chunk\",\"content\":\"It begins: \"}");
        user.sees("a reply that begins", () -> user.isThere(".bubble.streaming .markdown > div"));
        for (int i = 1; i <= PIECES; i++) {
            String frame = "{\"type\":\"stream_chunk\",\"content\":\"piece%04d \"}".formatted(i);
            int shown = i;
            user.sees("the one before", () -> user.number("late.length") == shown - 1);
            lumed.demo().sendFrame(id, frame);
        }
        user.sees("all of them", () -> user.number("late.length") == PIECES);
        print("chunk to screen, ms", numbers(user.script("return window.late")));
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
        browser().driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        print(
                "frame while scrolling up through 10,001 messages, ms",
                numbers(browser().driver().executeAsyncScript(SCROLL_UP)));
    }

    /** What two thousand conversations that change five hundred times a second leave of the frames. */
    @Test
    void crowd() throws Exception {
        user.goesTo(lumed, lumed.open("nutritionist"));
        browser().driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
        print(
                "frame beside 2,000 busy conversations, ms",
                numbers(browser().driver().executeAsyncScript(CROWD)));
    }

    private static List<Double> numbers(Object answer) {
        return ((List<?>) answer)
                .stream().map(each -> ((Number) each).doubleValue()).toList();
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
