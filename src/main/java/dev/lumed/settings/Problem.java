package dev.lumed.settings;

/**
 * One thing that is wrong with the configuration, told so that it can be mended without a manual.
 *
 * @param key the full path, as in {@code lumed.api.port}; empty where no key can be told, as when a file does not parse
 * @param found what stands there now, or "nothing"; never a secret
 * @param allowed what may stand there
 */
public record Problem(Source source, String key, String found, String allowed) {

    @Override
    public String toString() {
        String where = source instanceof Source.BuiltIn ? "" : source + ": ";
        String subject = key.isEmpty() ? "" : key + ": ";
        return where + subject + "found " + found + ", allowed is " + allowed;
    }
}
