package org.borderexchange.gateway.check;

import java.util.Set;
import org.borderexchange.schemas.matching.Prefilter;
import org.borderexchange.schemas.matching.Sought;

/**
 * One thing that is asked for, with the entries under which it may be known.
 *
 * @param keys under which alerts may have it
 * @param wholes entries of whole identifiers
 * @param fragments entries of fragments of a VIN, if it may be one
 */
record Question(Sought sought, Set<String> keys, Set<String> wholes, Set<String> fragments) {

    /** @throws org.borderexchange.schemas.identifier.InvalidValue if no value of this kind can be meant */
    static Question of(Sought sought) {
        return new Question(sought, sought.keys(), Prefilter.sought(sought), Prefilter.soughtFragments(sought));
    }
}
