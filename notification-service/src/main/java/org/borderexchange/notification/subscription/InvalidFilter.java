package org.borderexchange.notification.subscription;

import java.util.List;

/** A text is no filter. */
public final class InvalidFilter extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param line from 1
     * @param column from 1
     * @param reason never repeats a value
     */
    public record Flaw(int line, int column, String reason) {
        @Override
        public String toString() {
            return "line %d, column %d: %s".formatted(line, column, reason);
        }
    }

    private final transient List<Flaw> flaws;

    InvalidFilter(List<Flaw> flaws) {
        super("no filter");
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
