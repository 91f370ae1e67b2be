package org.borderexchange.local.demo;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two alerts of two countries that mean the same vehicle or person.
 *
 * @param story what they have in common, in a line for people
 * @param sought is issued first
 * @param seen is issued when the other has come everywhere
 * @param told the owners who may read both, hence learn of it
 */
record PlantedMatch(String story, DemoAlert sought, DemoAlert seen, Set<String> told) {

    /** Owns one of the two and may not read the other; empty if there is nobody like that. */
    Set<String> kept() {
        return Set.of(sought.country(), seen.country()).stream()
                .filter(owner -> !told.contains(owner))
                .collect(Collectors.toUnmodifiableSet());
    }
}
