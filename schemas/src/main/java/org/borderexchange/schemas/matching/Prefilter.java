package org.borderexchange.schemas.matching;

import java.util.Set;

/**
 * The few entries by which a set in memory tells at once that no alert has what is sought. Whatever shares a key (see
 * {@link Sought#keys}) shares an entry, of the whole or of a fragment; the reverse does not hold.
 *
 * <p>Entries are strings with their kind in front, so that one set of their hashes serves all kinds; fragments begin
 * otherwise than wholes, and may be kept in a set of their own.
 */
public final class Prefilter {
    private Prefilter() {}

    /** Entries of the whole identifier: one for most, a few for plates with letters of two readings, some for a name. */
    public static Set<String> stored(Identified identified) {
        return Set.of();
    }

    /** Last six and prefixes of 5, 9 and 13 characters of a VIN; empty for other kinds. */
    public static Set<String> storedFragments(Identified identified) {
        return Set.of();
    }

    /** The entries under which the whole may be. @throws org.borderexchange.schemas.identifier.InvalidValue as {@link Sought#keys} */
    public static Set<String> sought(Sought sought) {
        return Set.of();
    }

    /** The entries under which a VIN may be of which this is a fragment; empty if it can be none. */
    public static Set<String> soughtFragments(Sought sought) {
        return Set.of();
    }
}
