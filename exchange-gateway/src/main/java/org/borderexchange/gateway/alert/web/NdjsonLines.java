package org.borderexchange.gateway.alert.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines while it arrives. Of a line that is too long, only the beginning is kept. */
final class NdjsonLines {

    /** Something to do before the stream is waited for. */
    interface BeforeWaiting {
        void run() throws IOException;
    }

    /** @param number from 1, blank lines counted @param text without its end, at most one byte longer than allowed */
    record Line(long number, byte[] text) {

        boolean isBlank() {
            for (byte character : text) {
                if (character != ' ' && character != '\t' && character != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final int mostKept;
    private final BeforeWaiting beforeWaiting;
    private final byte[] chunk = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int end;
    private long number;

    /** @param longest of a line, bytes */
    NdjsonLines(InputStream in, int longest, BeforeWaiting beforeWaiting) {
        this.in = in;
        this.mostKept = longest + 1;
        this.beforeWaiting = beforeWaiting;
    }

    /** @return null at the end of the stream; the last line needs no line feed */
    @Nullable
    Line next() throws IOException {
        line.reset();
        while (position < end || fill()) {
            int lineFeed = position;
            while (lineFeed < end && chunk[lineFeed] != '\n') {
                lineFeed++;
            }
            line.write(chunk, position, Math.min(lineFeed - position, mostKept - line.size()));
            position = lineFeed + 1;
            if (lineFeed < end) {
                return taken();
            }
        }
        return line.size() == 0 ? null : taken();
    }

    private Line taken() {
        number++;
        return new Line(number, line.toByteArray());
    }

    private boolean fill() throws IOException {
        if (in.available() == 0) {
            beforeWaiting.run();
        }
        position = 0;
        end = Math.max(in.read(chunk), 0);
        return end > 0;
    }
}
