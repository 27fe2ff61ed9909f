package dev.lumed.demo.model;

import java.util.List;

/** A part of a list, and how long the whole list is. */
public record Page<T>(List<T> items, int total, int limit, int offset) {
    public Page {
        items = List.copyOf(items);
    }

    static <T> Page<T> cut(List<T> all, int limit, int offset) {
        int from = Math.min(offset, all.size());
        int to = from + Math.min(limit, all.size() - from);
        return new Page<>(all.subList(from, to), all.size(), limit, offset);
    }

    public boolean hasMore() {
        return offset + items.size() < total;
    }
}
