package org.borderexchange.schemas.identifier;

/** How a key was made, the most telling first. The names are part of stored keys: never rename one. */
public enum KeyRule {
    EXACT(MatchStrength.EXACT, "equal, apart from case, spaces and punctuation"),
    TRANSLITERATED(MatchStrength.NORMALISED, "equal when written in Latin letters without accents (Ђ = Đ = DJ = D)"),
    LOOK_ALIKE(
            MatchStrength.NORMALISED,
            "equal when Cyrillic and Greek letters are read as the Latin letters they look like"),
    CONFUSABLE(MatchStrength.NORMALISED, "equal when the letters O and Q are read as zero, and I as one"),
    WITHOUT_CHECK_DIGIT(MatchStrength.NORMALISED, "equal in owner code and serial number; the check digit may differ"),
    UNREADABLE(MatchStrength.PARTIAL, "equal in every character that could be read"),
    MISREAD(MatchStrength.PARTIAL, "equal but for one character, which may have been misread"),
    PREFIX(MatchStrength.PARTIAL, "begins with the characters given"),
    LAST_SIX(MatchStrength.PARTIAL, "ends with the six characters given"),
    PHONETIC(MatchStrength.PERSON, "names that sound alike (Daitch-Mokotoff Soundex)"),
    FAMILY_NAME(MatchStrength.PERSON, "equal in the family name, written in Latin letters without accents");

    private final MatchStrength strength;
    private final String explanation;

    KeyRule(MatchStrength strength, String explanation) {
        this.strength = strength;
        this.explanation = explanation;
    }

    /** What two identifiers that share such a key have in common, for the officer and the court; English. */
    public String explanation() {
        return explanation;
    }

    public MatchStrength strength() {
        return strength;
    }
}
