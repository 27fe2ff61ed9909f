package dev.lumed.settings;

/** From the lowest to the highest allowed value, both included. */
record Range<T extends Comparable<T>>(T low, T high) {

    Range {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("low " + low + " is above high " + high);
        }
    }

    static <T extends Comparable<T>> Range<T> of(T low, T high) {
        return new Range<>(low, high);
    }

    boolean contains(T value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    T clamp(T value) {
        if (value.compareTo(low) < 0) {
            return low;
        }
        return value.compareTo(high) > 0 ? high : value;
    }
}
