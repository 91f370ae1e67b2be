package org.borderexchange.schemas.matching;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.Key;
import org.borderexchange.schemas.identifier.KeyRule;

/**
 * The few entries by which a set in memory tells at once that no alert has what is sought. Whatever shares a key (see
 * {@link Sought#keys}) shares an entry, of the whole or of a fragment; the reverse does not hold.
 *
 * <p>Entries are texts with kind and rule in front, so that one set of their hashes serves all; fragments are few and may
 * be kept in a set of their own. All but prefixes are themselves keys: what the set does not know need not be looked up.
 */
public final class Prefilter {
    /** Prefixes of these lengths stand for the longer ones. */
    private static final int[] PREFIXES = {13, 9, 5};

    private Prefilter() {}

    /**
     * Entries of the whole: one for a number, one to four for a plate, one for each form of a name and pair of sounds, 33
     * or more for what has a gap.
     */
    public static Set<String> stored(Identified identified) {
        return entries(IdentifierKeys.stored(identified.value()), key -> !key.fragment());
    }

    /** Last six and prefixes of 5, 9 and 13 characters of a VIN; empty for other kinds. */
    public static Set<String> storedFragments(Identified identified) {
        return entries(IdentifierKeys.stored(identified.value()), Key::fragment);
    }

    /**
     * The entries under which the whole may be; empty if a fragment was given.
     *
     * @throws org.borderexchange.schemas.identifier.InvalidValue as {@link Sought#keys}
     */
    public static Set<String> sought(Sought sought) {
        return entries(sought.keys(), key -> !key.fragment());
    }

    /**
     * The entries under which a VIN may be of which this is a fragment; empty if it can be none.
     *
     * @throws org.borderexchange.schemas.identifier.InvalidValue as {@link Sought#keys}
     */
    public static Set<String> soughtFragments(Sought sought) {
        return entries(sought.keys(), Key::fragment);
    }

    private static Set<String> entries(Set<String> keys, Predicate<Key> part) {
        return keys.stream()
                .map(Key::parse)
                .filter(Key::mostFolded)
                .filter(part)
                .map(Prefilter::coarse)
                .map(Key::compact)
                .collect(Collectors.toSet());
    }

    private static Key coarse(Key key) {
        if (key.rule() != KeyRule.PREFIX) {
            return key;
        }
        for (int length : PREFIXES) {
            if (length <= key.value().length()) {
                return new Key(key.kind(), key.rule(), key.value().substring(0, length));
            }
        }
        throw new IllegalStateException("a prefix has five characters or more");
    }
}
