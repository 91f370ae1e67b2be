package org.borderexchange.schemas.identifier;

import com.ibm.icu.text.Normalizer2;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name in the script in which it is known.
 *
 * @param familyName 1 to 100 characters with at least one letter; the whole name where it has no parts
 * @param givenNames likewise, or empty if unknown
 */
public record PersonName(String familyName, String givenNames) implements Identifier {
    static final String DEMANDED = "1 to 100 letters, spaces, hyphens, dots or apostrophes";

    private static final Pattern WELL_FORMED = Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{M} '’ʼ.\\-–]{1,100}");
    private static final Pattern SOUGHT = Pattern.compile("[\\p{L}?]+");

    /** Ђ, Ѓ, Ќ, Љ and Њ as D, G, K, L and N or with the J that Latin alphabets give them: Dorde = Djordje. */
    private static final Pattern SOFTENING_J = Pattern.compile("(?<=[DGKLN])J");

    public PersonName {
        if (!WELL_FORMED.matcher(familyName).matches()
                || !(givenNames.isEmpty() || WELL_FORMED.matcher(givenNames).matches())) {
            throw new InvalidValue(DEMANDED);
        }
    }

    /** Trims and composes both parts, and keeps their script, case and accents. */
    public static PersonName of(String familyName, String givenNames) {
        return new PersonName(composed(familyName), composed(givenNames));
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.PERSON;
    }

    /** The whole name in both orders, for officers mix them up, and the family name alone. */
    @Override
    public Set<Key> keys() {
        return keys(familyName, givenNames, true);
    }

    /** The whole name in the order given; a name of one part is sought as a family name too. */
    Set<Key> soughtKeys() {
        return keys(familyName, givenNames, false);
    }

    /** Empty if the reading can be no name. */
    static Set<Key> sought(String raw) {
        return SOUGHT.matcher(Spelling.fold(raw)).matches() ? keys(raw, "", false) : Set.of();
    }

    private static Set<Key> keys(String family, String given, boolean toStore) {
        var keys = new LinkedHashSet<Key>();
        var folded = Spelling.fold(family);
        var foldedGiven = Spelling.fold(given);
        keys.add(key(KeyRule.EXACT, folded + foldedGiven));
        if (toStore) {
            keys.add(key(KeyRule.EXACT, foldedGiven + folded));
        }
        for (var romanisation : Romanisation.values()) {
            var latin = romanisation.of(family);
            var latinGiven = romanisation.of(given);
            keys.add(key(KeyRule.TRANSLITERATED, withoutSofteningJ(latin + latinGiven)));
            if (toStore) {
                keys.add(key(KeyRule.TRANSLITERATED, withoutSofteningJ(latinGiven + latin)));
            }
            if (toStore || given.isEmpty()) {
                keys.add(key(KeyRule.FAMILY_NAME, withoutSofteningJ(latin)));
            }
        }
        return keys;
    }

    private static String withoutSofteningJ(String latin) {
        return SOFTENING_J.matcher(latin).replaceAll("");
    }

    private static Key key(KeyRule rule, String value) {
        return new Key(IdentifierKind.PERSON, rule, value);
    }

    private static String composed(String raw) {
        return Normalizer2.getNFCInstance().normalize(raw).strip();
    }
}
