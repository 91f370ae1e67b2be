package org.borderexchange.schemas.identifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a reading with unreadable characters stands for. */
final class Unreadable {
    /** Letters and digits in the form of {@link Spelling#withoutConfusables}, which are also those of VINs. */
    static final List<String> CHARACTERS = characters("0123456789ABCDEFGHJKLMNPRSTUVWXYZ");

    /** With the letters Љ, Њ and Џ, whose Latin form has two. */
    private static final List<String> OF_PLATES = with(CHARACTERS, "LJ", "NJ", "DZ");

    /** Џ alone: the J of the others is left out of names. */
    private static final List<String> OF_NAMES = with(characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "DZ");

    private static final int MOST = 2;

    private Unreadable() {}

    /**
     * The keys of all that the reading may stand for; those without {@code ?} as they are. Of the keys of a whole
     * only the most folded remain, for every stronger one implies them, and their number is what a look-up costs.
     *
     * @throws InvalidValue beyond two unreadable characters
     */
    static Set<Key> expanded(Set<Key> keys) {
        var expanded = new LinkedHashSet<Key>();
        for (var key : keys) {
            if (key.value().chars().filter(c -> c == Spelling.UNREADABLE).count() > MOST) {
                throw new InvalidValue("at most " + MOST + " unreadable characters");
            }
            if (!Spelling.hasUnreadable(key.value())) {
                expanded.add(key);
            } else if (key.mostFolded()) {
                replaced(key).forEach(expanded::add);
            }
        }
        return expanded;
    }

    /** Every text for which one with unreadable characters may stand. */
    static Stream<String> replaced(String text, List<String> alphabet) {
        int position = text.indexOf(Spelling.UNREADABLE);
        if (position < 0) {
            return Stream.of(text);
        }
        var before = text.substring(0, position);
        var after = text.substring(position + 1);
        return alphabet.stream().flatMap(character -> replaced(before + character + after, alphabet));
    }

    /** @param form most folded, in Latin letters */
    static Stream<String> ofPlate(String form) {
        return replaced(form, OF_PLATES);
    }

    private static Stream<Key> replaced(Key key) {
        return switch (key.kind()) {
            case PERSON ->
                replaced(key.value(), OF_NAMES)
                        .map(name -> new Key(key.kind(), key.rule(), PersonName.withoutSofteningJ(name)));
            case PLATE -> ofPlate(key.value()).map(plate -> new Key(key.kind(), key.rule(), plate));
            case VIN, CHASSIS, PART, DOCUMENT, CONTAINER ->
                replaced(key.value(), CHARACTERS).map(number -> new Key(key.kind(), key.rule(), number));
        };
    }

    private static List<String> characters(String alphabet) {
        return IntStream.range(0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .toList();
    }

    private static List<String> with(List<String> characters, String... digraphs) {
        var all = new ArrayList<>(characters);
        all.addAll(List.of(digraphs));
        return List.copyOf(all);
    }
}
