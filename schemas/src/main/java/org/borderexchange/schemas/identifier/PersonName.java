package org.borderexchange.schemas.identifier;

import com.ibm.icu.text.Normalizer2;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern SEPARATORS = Pattern.compile("[ .\\-–]+");
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

    /** The whole name in both orders, for officers mix them up, the family name alone, and what sounds alike. */
    @Override
    public Set<Key> keys() {
        var latin = Latin.of(familyName, givenNames);
        var keys = spelled(familyName, givenNames, latin, true);
        keys.addAll(phonetic(latin));
        return keys;
    }

    /** The whole name in the order given, a name of one part as a family name too, and what sounds alike. */
    Set<Key> soughtKeys() {
        var latin = Latin.of(familyName, givenNames);
        var keys = spelled(familyName, givenNames, latin, false);
        keys.addAll(phonetic(latin));
        return keys;
    }

    /** The keys by spelling alone: those of {@link #keys} without what sounds alike. */
    public Set<Key> spelledKeys() {
        return spelled(familyName, givenNames, Latin.of(familyName, givenNames), true);
    }

    /** The name in Latin letters, in each of the ways in which it comes to be written; one or two, three if of two scripts. */
    public Set<LatinName> latin() {
        var names = new LinkedHashSet<LatinName>();
        Latin.of(familyName, givenNames).forEach(latin -> names.add(latin.name()));
        return names;
    }

    /** Empty if the reading can be no name. */
    static Set<Key> sought(String raw) {
        return SOUGHT.matcher(Spelling.fold(raw)).matches() ? spelled(raw, "", Latin.of(raw, ""), false) : Set.of();
    }

    private static Set<Key> spelled(String family, String given, Set<Latin> latin, boolean toStore) {
        var keys = new LinkedHashSet<Key>();
        var folded = Spelling.fold(family);
        var foldedGiven = Spelling.fold(given);
        keys.add(key(KeyRule.EXACT, folded + foldedGiven));
        if (toStore) {
            keys.add(key(KeyRule.EXACT, foldedGiven + folded));
        }
        for (var written : latin) {
            var latinFamily = Spelling.foldWritten(written.family);
            var latinGiven = Spelling.foldWritten(written.given);
            keys.add(key(KeyRule.TRANSLITERATED, withoutSofteningJ(latinFamily + latinGiven)));
            if (toStore) {
                keys.add(key(KeyRule.TRANSLITERATED, withoutSofteningJ(latinGiven + latinFamily)));
            }
            if (toStore || given.isEmpty()) {
                keys.add(key(KeyRule.FAMILY_NAME, withoutSofteningJ(latinFamily)));
            }
        }
        return keys;
    }

    /** One for each pair of a family and a given name as they sound, in no order; see {@link LatinName#pairs}. */
    private static Set<Key> phonetic(Set<Latin> latin) {
        var keys = new LinkedHashSet<Key>();
        for (var written : latin) {
            written.name().pairs().forEach(pair -> keys.add(key(KeyRule.PHONETIC, pair)));
        }
        return keys;
    }

    static String withoutSofteningJ(String latin) {
        return SOFTENING_J.matcher(latin).replaceAll("");
    }

    private static Key key(KeyRule rule, String value) {
        return new Key(IdentifierKind.PERSON, rule, value);
    }

    private static String composed(String raw) {
        return Normalizer2.getNFCInstance().normalize(raw).strip();
    }

    /** Both parts in Latin capitals, with their separators. */
    private record Latin(String family, String given) {

        static Set<Latin> of(String family, String given) {
            var capitals = family.toUpperCase(Locale.ROOT);
            var capitalsGiven = given.toUpperCase(Locale.ROOT);
            var written = new LinkedHashSet<Latin>();
            for (var romanisation : Romanisation.values()) {
                if (written.isEmpty() || romanisation.appliesTo(capitals) || romanisation.appliesTo(capitalsGiven)) {
                    written.add(new Latin(romanisation.latin(capitals), romanisation.latin(capitalsGiven)));
                }
            }
            return written;
        }

        LatinName name() {
            return new LatinName(words(family), words(given));
        }

        private static List<String> words(String part) {
            return SEPARATORS
                    .splitAsStream(part)
                    .map(word -> withoutSofteningJ(Spelling.foldWritten(word)))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }
}
