package org.borderexchange.gateway.problem;

/**
 * Something wrong with what was sent.
 *
 * @param pointer RFC 6901 JSON pointer to the field; empty: the whole document
 * @param message what would be right; never repeats the value
 */
public record Fault(String pointer, String message) {

    /** The same fault as seen from a surrounding document. */
    public Fault within(String parentPointer) {
        return new Fault(parentPointer + pointer, message);
    }
}
