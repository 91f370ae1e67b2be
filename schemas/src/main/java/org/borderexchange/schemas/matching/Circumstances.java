package org.borderexchange.schemas.matching;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.borderexchange.schemas.identifier.Vin;
import org.jspecify.annotations.Nullable;

/**
 * What tells, beside the identifiers themselves, whether two alerts mean the same vehicle. It weighs with agreement that
 * is less than exact, and makes none.
 */
final class Circumstances {
    /** Two words for one thing, such as Mercedes and Mercedes-Benz, or a slip of the pen. */
    private static final double SAME_WORD = 0.9;

    private static final JaroWinklerSimilarity WORDS = new JaroWinklerSimilarity();

    private final boolean otherVin;
    private final @Nullable Appearance one;
    private final @Nullable Appearance other;

    Circumstances(Particulars one, Particulars other) {
        this.otherVin = contradict(completeVins(one), completeVins(other));
        this.one = one.appearance();
        this.other = other.appearance();
    }

    /** For a plate: two vehicles whose complete VINs differ are two, unless one carries the other's plate. */
    void weighVins(Weighing weighing) {
        if (otherVin) {
            weighing.add(-4, "the VINs differ");
        }
    }

    /**
     * For a part: one moved to another vehicle is worth a look, but a serial number of a few digits may be another
     * maker's. That the vehicles are alike says nothing: neither part is rarer for it.
     */
    void weighBearers(Weighing weighing) {
        if (otherVin) {
            weighing.add(-3, "the VINs differ");
        } else if (otherMake()) {
            weighing.add(-3, "another make");
        }
    }

    private boolean otherMake() {
        var make = one == null ? null : one.make();
        var otherMake = other == null ? null : other.make();
        return make != null && otherMake != null && !sameWord(make, otherMake);
    }

    void weighAppearance(Weighing weighing) {
        if (one == null || other == null) {
            return;
        }
        weigh(weighing, "make", one.make(), other.make(), 1, -2.5);
        weigh(weighing, "model", one.model(), other.model(), 0.7, -0.7);
        // Colours are given in many languages, so that another word says little.
        weigh(weighing, "colour", one.colour(), other.colour(), 0.5, -0.3);
        weighYears(weighing, one.modelYear(), other.modelYear());
    }

    private static void weigh(
            Weighing weighing, String what, @Nullable String one, @Nullable String other, double same, double differs) {
        if (one != null && other != null) {
            if (sameWord(one, other)) {
                weighing.add(same, "same " + what);
            } else {
                weighing.add(differs, "another " + what);
            }
        }
    }

    private static boolean sameWord(String written, String otherWritten) {
        var one = written.toLowerCase(Locale.ROOT);
        var other = otherWritten.toLowerCase(Locale.ROOT);
        return one.startsWith(other) || other.startsWith(one) || WORDS.apply(one, other) >= SAME_WORD;
    }

    /** A model year and the year of first registration differ by one at times. */
    private static void weighYears(Weighing weighing, @Nullable Integer one, @Nullable Integer other) {
        if (one != null && other != null) {
            if (Math.abs(one - other) <= 1) {
                weighing.add(0.3, "same model year");
            } else {
                weighing.add(-0.7, "another model year");
            }
        }
    }

    private static Set<Vin> completeVins(Particulars particulars) {
        return particulars.identifiers().stream()
                .map(Identified::value)
                .filter(value -> value instanceof Vin vin && vin.complete())
                .map(Vin.class::cast)
                .collect(Collectors.toSet());
    }

    private static boolean contradict(Set<Vin> one, Set<Vin> other) {
        return !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
    }
}
