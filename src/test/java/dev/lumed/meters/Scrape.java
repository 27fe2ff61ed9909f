package dev.lumed.meters;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The series of one scrape, each by its name with its labels as the text has them. */
public record Scrape(Map<String, Double> series) {

    public static Scrape of(PrometheusRegistry registry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return read(out.toString(StandardCharsets.UTF_8));
    }

    public static Scrape read(String text) {
        Map<String, Double> series = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            series.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        });
        return new Scrape(series);
    }

    /** The value of one series, such as {@code lumed_messages_received_total{via="rest"}}. */
    public double value(String name) {
        if (!series.containsKey(name)) {
            throw new AssertionError(name + " is not among " + series.keySet());
        }
        return series.get(name);
    }

    /** Without labels. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        series.keySet().forEach(each -> names.add(each.replaceFirst("\\{.*", "")));
        return names;
    }
}
