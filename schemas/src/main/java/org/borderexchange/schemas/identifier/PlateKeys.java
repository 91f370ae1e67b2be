package org.borderexchange.schemas.identifier;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The comparable forms of a plate. They are a set, because one form cannot serve: Cyrillic {@code НС} is the city
 * that Latin plates write {@code NS}, and is also what an eye or a camera takes for {@code HC}; {@code Đ} is copied
 * as {@code D} or as {@code DJ}. Two plates are candidates when they share one key; its rule says how much that means.
 */
final class PlateKeys {
    private PlateKeys() {}

    /** 3 keys for a plain Latin plate, up to 9. */
    static Set<Key> of(String folded) {
        var keys = new LinkedHashSet<Key>();
        keys.add(key(KeyRule.EXACT, folded));
        addLatin(keys, KeyRule.TRANSLITERATED, folded);
        // What has no Latin twin is transliterated: an eye that takes В for B still reads Ћ as C.
        addLatin(keys, KeyRule.LOOK_ALIKE, Spelling.latinShapes(folded));
        return keys;
    }

    /** For a plate that is not complete: as it is, and in every Latin form all that it may stand for; 37 or more. */
    static Set<Key> ofIncomplete(String folded) {
        var keys = new LinkedHashSet<Key>();
        keys.add(key(KeyRule.EXACT, folded));
        for (var form : latinForms(folded)) {
            Unreadable.ofPlate(form)
                    .map(whole -> key(KeyRule.UNREADABLE, whole))
                    .forEach(keys::add);
        }
        return keys;
    }

    /** The keys of a complete plate, and those under which it is found when the stored one is not complete. */
    static Set<Key> soughtFor(String folded) {
        var keys = of(folded);
        latinForms(folded).forEach(form -> keys.add(key(KeyRule.UNREADABLE, form)));
        return keys;
    }

    static Set<String> latinForms(String folded) {
        return of(folded).stream()
                .filter(key -> key.rule() == KeyRule.CONFUSABLE)
                .map(Key::value)
                .collect(Collectors.toSet());
    }

    private static void addLatin(Set<Key> keys, KeyRule rule, String folded) {
        addWithoutConfusables(keys, rule, Romanisation.REGIONAL.of(folded));
        var digraphs = folded.replace("Đ", "DJ").replace("Ђ", "DJ");
        if (!digraphs.equals(folded)) {
            addWithoutConfusables(keys, rule, Romanisation.REGIONAL.of(digraphs));
        }
    }

    private static void addWithoutConfusables(Set<Key> keys, KeyRule rule, String latin) {
        keys.add(key(rule, latin));
        keys.add(key(KeyRule.CONFUSABLE, Spelling.withoutConfusables(latin)));
    }

    private static Key key(KeyRule rule, String value) {
        return new Key(IdentifierKind.PLATE, rule, value);
    }
}
