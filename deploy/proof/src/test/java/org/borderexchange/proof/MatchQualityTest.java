package org.borderexchange.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Floors, so that a rule that breaks is noticed. They may rise; one that must fall needs a reason. */
class MatchQualityTest {
    private static final MatchQuality QUALITY = MatchQuality.measure();

    /** A complete VIN never matches fuzzily; the rest is more than one slip, or the slip that speaks against identity. */
    private static final Set<String> NOT_TO_BE_FOUND = Set.of(
            "VIN: one character misread",
            "plate: one character lost",
            "plate: two characters misread",
            "name: another first letter, year only",
            "born: another day, or day and month exchanged");

    private static final Set<String> CERTAIN = Set.of(
            "VIN: case and separators",
            "VIN: Cyrillic look-alikes",
            "VIN: O for 0, in the field for chassis numbers",
            "plate: case and separators",
            "plate: Cyrillic look-alikes",
            "plate: diacritics lost, in Latin letters",
            "plate: O for 0",
            "certificate: 0 for O",
            "name: other script",
            "name: diacritics lost",
            "name: family and given exchanged",
            "name: in one piece");

    @Test
    void whatIsTheSameIsFound() {
        QUALITY.kinds().forEach((name, kind) -> {
            if (!kind.resembling() && !NOT_TO_BE_FOUND.contains(name)) {
                assertThat(kind.recall()).as(name).isGreaterThanOrEqualTo(0.98);
            }
        });
    }

    @Test
    void whatIsWrittenOtherwiseIsAHit() {
        assertThat(QUALITY.kinds().keySet()).containsAll(CERTAIN).containsAll(NOT_TO_BE_FOUND);
        QUALITY.kinds().forEach((name, kind) -> {
            if (CERTAIN.contains(name)) {
                assertThat(kind.recallAsHit()).as(name).isGreaterThanOrEqualTo(0.99);
            }
        });
    }

    @Test
    void falseHitsAreRarerThanOneInAThousand() {
        assertThat(QUALITY.all().precisionOfHits()).isGreaterThan(0.999);
    }

    @Test
    void mostLeadsAreWorthALook() {
        assertThat(QUALITY.all().precisionOfLeads()).isGreaterThan(0.7);
    }
}
