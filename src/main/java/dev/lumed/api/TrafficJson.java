package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The traffic with the backend over the last hours, oldest first; a bucket in which nothing happened is left out. */
public record TrafficJson(int bucketSeconds, List<Bucket> buckets) {
    public TrafficJson {
        buckets = List.copyOf(buckets);
    }

    /**
     * What happened in one bucket.
     *
     * @param at its beginning
     * @param requests HTTP requests to the backend
     * @param failures how many of them were refused or failed
     * @param latencyMeanMs zero where there were no requests
     * @param latencyMaxMs zero where there were no requests
     * @param frames WebSocket frames received
     * @param firstContentMs from a send to the first content of its reply, on average; null where no reply began
     */
    public record Bucket(
            Instant at,
            long requests,
            long failures,
            double latencyMeanMs,
            double latencyMaxMs,
            long frames,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double firstContentMs) {}
}
