package org.borderexchange.schemas.identifier;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;

/**
 * A name in Latin capitals without accents, and how it sounds.
 *
 * @param family words; of a name that has no parts all its words
 * @param given words; empty if unknown or not told apart
 */
public record LatinName(List<String> family, List<String> given) {
    /** Each word may sound in several ways, and each pair of words is a key. */
    private static final int WORDS_HEARD = 3;

    private static final int SOUNDS_HEARD = 4;

    private static final DaitchMokotoffSoundex SOUNDEX = new DaitchMokotoffSoundex();
    private static final Pattern BRANCHES = Pattern.compile("\\|");

    public LatinName {
        family = List.copyOf(family);
        given = List.copyOf(given);
    }

    /** The ways to tell family from given names: this one, or each cut between two words of a name without parts. */
    public List<LatinName> splits() {
        if (!given.isEmpty() || family.size() < 2) {
            return List.of(this);
        }
        return IntStream.range(1, family.size())
                .mapToObj(cut -> new LatinName(family.subList(0, cut), family.subList(cut, family.size())))
                .toList();
    }

    /** The Daitch-Mokotoff codes of each word; at most 24. */
    public Set<String> sounds() {
        var sounds = new TreeSet<>(sounds(family));
        sounds.addAll(sounds(given));
        return sounds;
    }

    /**
     * The codes of one word of the family name and one of the given names, in ascending order, so that exchanging the
     * two makes no difference; of a name of one word its codes.
     *
     * @return typically 2, at most 144
     */
    public Set<String> pairs() {
        if (given.isEmpty() && family.size() == 1) {
            return sounds(family);
        }
        var pairs = new LinkedHashSet<String>();
        for (var split : splits()) {
            var sounds = sounds(split.given);
            for (var one : sounds(split.family)) {
                for (var other : sounds) {
                    pairs.add(one.compareTo(other) <= 0 ? one + "-" + other : other + "-" + one);
                }
            }
        }
        return pairs;
    }

    private static Set<String> sounds(List<String> words) {
        var sounds = new LinkedHashSet<String>();
        for (var word : words.subList(0, Math.min(words.size(), WORDS_HEARD))) {
            Arrays.stream(BRANCHES.split(SOUNDEX.soundex(word)))
                    .sorted()
                    .limit(SOUNDS_HEARD)
                    .forEach(sounds::add);
        }
        return sounds;
    }
}
