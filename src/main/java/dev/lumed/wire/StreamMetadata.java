package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells of a reply at its end; each part may be missing.
 *
 * @param processingTimeMs in milliseconds
 * @param functionCalls as they came
 */
public record StreamMetadata(
        @Nullable Integer tokensUsed, @Nullable Long processingTimeMs, @Nullable JsonNode functionCalls) {}
