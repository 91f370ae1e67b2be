package org.borderexchange.schemas.matching;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Two plates that differ in one character: how easily an eye or a camera takes the one for the other. */
final class Misreading {
    /** In shorter plates one character is too much of the whole. */
    static final int SHORTEST = 5;

    /** A letter and a digit of one shape. A form of plates has either at a place, so that one of two such is misread. */
    private static final List<String> ALIKE = List.of("8B", "5S", "2Z", "6G", "0D", "1L", "UV", "4A", "7T", "1J");

    /** Less alike, or both possible at the same place. */
    private static final List<String> SIMILAR = List.of(
            "VY", "CG", "EF", "PR", "MN", "38", "56", "17", "0C", "0G", "08", "KX", "VW", "HN", "3B", "1T", "0U");

    private Misreading() {}

    /**
     * @param one most folded form
     * @param other likewise
     * @return 1 if easily, 0.5 if possibly, 0 if hardly; empty unless exactly one of five or more characters differs
     */
    static OptionalDouble likelihood(String one, String other) {
        if (one.length() != other.length() || one.length() < SHORTEST) {
            return OptionalDouble.empty();
        }
        int differing = -1;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                if (differing >= 0) {
                    return OptionalDouble.empty();
                }
                differing = i;
            }
        }
        return differing < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(likelihood(one.charAt(differing), other.charAt(differing)));
    }

    /** Forms with one character replaced by {@code ?}; none for a short form. */
    static List<String> masks(String form) {
        if (form.length() < SHORTEST) {
            return List.of();
        }
        return IntStream.range(0, form.length())
                .mapToObj(i -> form.substring(0, i) + '?' + form.substring(i + 1))
                .toList();
    }

    private static double likelihood(char one, char other) {
        var pair = one < other ? "" + one + other : "" + other + one;
        if (ALIKE.contains(pair)) {
            return 1;
        }
        return SIMILAR.contains(pair) ? 0.5 : 0;
    }
}
