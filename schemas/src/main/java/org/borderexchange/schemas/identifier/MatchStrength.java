package org.borderexchange.schemas.identifier;

/** How much it means that two identifiers share a key, as answered to officers; the strongest first. */
public enum MatchStrength {
    EXACT,
    NORMALISED,
    PARTIAL,
    PERSON
}
