package org.borderexchange.schemas.matching;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.LatinName;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.jspecify.annotations.Nullable;

/** Whether two names, with what is known of their bearers, mean the same person. */
final class SameName {
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    /** Below it two names have little in common. */
    private static final double LEAST = 0.75;

    /** What a hundredth part of difference weighs; names differ in few letters, brothers' in one. */
    private static final double DIFFERENCE = -12;

    /** A second given name, or half of a double family name, that only one of the two has. */
    private static final double WORD_MISSING = 0.03;

    private SameName() {}

    /** Null if the names are not alike, or the dates of birth contradict each other. */
    static @Nullable Weighing of(Identified one, Identified other) {
        if (contradict(one.dateOfBirth(), other.dateOfBirth())) {
            return null;
        }
        var weighing = weighing((PersonName) one.value(), (PersonName) other.value());
        if (weighing != null) {
            weighDates(weighing, one.dateOfBirth(), other.dateOfBirth());
            if (one.documents().stream().anyMatch(other.documents()::contains)) {
                weighing.add(4, "a document of the same number");
            }
        }
        return weighing;
    }

    static boolean contradict(@Nullable PartialDate one, @Nullable PartialDate other) {
        return one != null && other != null && !one.compatibleWith(other);
    }

    static void weighDates(Weighing weighing, @Nullable PartialDate one, @Nullable PartialDate other) {
        if (one == null || other == null) {
            weighing.add(0, "no date of birth to compare");
        } else if (one.day() != null && other.day() != null) {
            weighing.add(5, "same date of birth");
        } else if (one.month() != null && other.month() != null) {
            weighing.add(2, "same month of birth");
        } else {
            weighing.add(1, "same year of birth");
        }
    }

    private static @Nullable Weighing weighing(PersonName one, PersonName other) {
        var rule = SameNumber.rule(one.spelledKeys(), other.spelledKeys());
        if (rule != null) {
            return new Weighing(IdentifierKind.PERSON, rule);
        }
        double similarity = similarity(one.latin(), other.latin());
        return similarity < LEAST
                ? null
                : new Weighing(IdentifierKind.PERSON, KeyRule.PHONETIC)
                        .add(
                                DIFFERENCE * (1 - similarity),
                                "names %d %% alike (Jaro-Winkler)".formatted(Math.round(similarity * 100)));
    }

    /** The best over all ways to write both, family and given names in either order; 0 to 1. */
    private static double similarity(Collection<LatinName> ones, Collection<LatinName> others) {
        var splits = splits(others);
        double best = 0;
        for (var one : splits(ones)) {
            for (var other : splits) {
                best = Math.max(
                        best, similarity(one.family(), other.family()) * similarity(one.given(), other.given()));
                best = Math.max(
                        best, similarity(one.family(), other.given()) * similarity(one.given(), other.family()));
            }
        }
        return best;
    }

    private static Set<LatinName> splits(Collection<LatinName> names) {
        return names.stream().flatMap(name -> name.splits().stream()).collect(Collectors.toSet());
    }

    /** Of one part; where one has more words than the other, that of the best word counts too. */
    private static double similarity(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty() ? 1 : 0;
        }
        double whole = similarity(String.join("", one), String.join("", other));
        if (one.size() == other.size()) {
            return whole;
        }
        return Math.max(whole, bestWord(one, other) - WORD_MISSING);
    }

    private static double bestWord(List<String> one, List<String> other) {
        return one.stream()
                .flatMapToDouble(word -> other.stream().mapToDouble(otherWord -> similarity(word, otherWord)))
                .max()
                .orElse(0);
    }

    /** In one order always: which letters Jaro's measure pairs depends on it. */
    private static double similarity(String one, String other) {
        return one.compareTo(other) <= 0 ? SIMILARITY.apply(one, other) : SIMILARITY.apply(other, one);
    }
}
