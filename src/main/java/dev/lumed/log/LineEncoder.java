package dev.lumed.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes scrubbed lines. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {

    private final LogLine line;
    private final Scrubber scrubber;

    LineEncoder(LogLine line, Scrubber scrubber) {
        this.line = line;
        this.scrubber = scrubber;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (scrubber.scrub(line.of(event)) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
